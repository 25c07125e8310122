import type { ImportDto } from '../../api/generated';
import { useSigns } from '../../i18n/signs';
import { useServerText } from '../../i18n/texts';
import { NoteBox } from '../../ui/problem-alert';
import { usePasted, useImportTexts } from './pasted-context';
import { pastedLineNo } from './pasted-lines';
import { Options } from './options';

export type HiddenChoice = 'take' | 'leave' | null;

/** Where the file was read, what of it nobody saw, and what in it was passed over. */
export function ImportNotes({ view }: { view: ImportDto }) {
  const t = useImportTexts();
  const signs = useSigns();
  const { sheet, otherSheets, passedRows, passedLines } = view.notes;
  const pasted = usePasted();
  const inPasted = (lines: string): string =>
    pasted === null
      ? lines
      : lines.replace(/\d+/g, (lineNo) => String(pastedLineNo(pasted, Number(lineNo))));
  return (
    <>
      {otherSheets.length > 0 && (
        <NoteBox
          tone="warning"
          title={t('otherSheets', { sheet, others: signs.list(otherSheets) })}
        />
      )}
      <ReadUnseen view={view} />
      <p className="help">
        {pasted === null && sheet !== '' && otherSheets.length === 0 && (
          <span>{t('sheet', { sheet })} </span>
        )}
        {passedRows > 0 && (
          <span>
            {t('passed', { n: passedRows, lines: signs.list(passedLines.map(inPasted)) })}
          </span>
        )}
      </p>
    </>
  );
}

/** Without them nobody could be read, so they are not asked about; that they were read is said. */
function ReadUnseen({ view }: { view: ImportDto }) {
  const t = useImportTexts();
  const signs = useSigns();
  const server = useServerText();
  const { hiddenColumns } = view.notes;
  if (hiddenColumns.length === 0) return null;
  const columns = hiddenColumns.map(({ letter, title }) =>
    t('hiddenColumn', { letter, title: server(title) }),
  );
  return <NoteBox tone="warning" title={t('hiddenColumns', { columns: signs.list(columns) })} />;
}

interface HiddenProps {
  view: ImportDto;
  value: HiddenChoice;
  onValue(value: HiddenChoice): void;
}

/** People on hidden rows: whoever filtered the sheet meant the others, whoever forgot the filter meant all. */
export function ImportHidden({ view, value, onValue }: HiddenProps) {
  const t = useImportTexts();
  const signs = useSigns();
  const { hiddenRows, hiddenLines } = view.notes;
  return (
    <>
      <NoteBox
        tone="warning"
        title={t('hidden', { n: hiddenRows, lines: signs.list(hiddenLines) })}
      />
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
