import type { ImportDto } from '../../api/generated';
import { useTexts } from '../../i18n/texts';
import { NoteBox } from '../../ui/problem-alert';
import { IMPORT_TEXTS } from './import.texts';
import { Options } from './options';

export type HiddenChoice = 'take' | 'leave' | null;

/** Where the file was read, and what in it was passed over. */
export function ImportNotes({ view }: { view: ImportDto }) {
  const t = useTexts(IMPORT_TEXTS);
  const { sheet, otherSheets, passedRows, passedLines } = view.notes;
  return (
    <>
      {otherSheets.length > 0 && (
        <NoteBox
          tone="warning"
          title={t('otherSheets', { sheet, others: otherSheets.join(t('and')) })}
        />
      )}
      <p className="help">
        {sheet !== '' && otherSheets.length === 0 && <span>{t('sheet', { sheet })} </span>}
        {passedRows > 0 && <span>{t('passed', { n: passedRows, lines: passedLines })}</span>}
      </p>
    </>
  );
}

interface HiddenProps {
  view: ImportDto;
  value: HiddenChoice;
  onValue(value: HiddenChoice): void;
}

/** People on hidden rows: whoever filtered the sheet meant the others, whoever forgot the filter meant all. */
export function ImportHidden({ view, value, onValue }: HiddenProps) {
  const t = useTexts(IMPORT_TEXTS);
  const { hiddenRows, hiddenLines } = view.notes;
  return (
    <>
      <NoteBox tone="warning" title={t('hidden', { n: hiddenRows, lines: hiddenLines })} />
      <Options
        legend={t('hiddenQuestion')}
        name="import-hidden"
        value={value ?? ''}
        onValue={(chosen) => {
          onValue(chosen === 'take' ? 'take' : 'leave');
        }}
        options={[
          ['leave', t('hiddenLeave')],
          ['take', t('hiddenTake', { n: hiddenRows })],
        ]}
      />
    </>
  );
}
