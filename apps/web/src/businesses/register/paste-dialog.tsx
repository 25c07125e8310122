import { Button } from 'antd';
import { useState } from 'react';
import { useSigns } from '../../i18n/signs';
import { useServerText, useTexts } from '../../i18n/texts';
import { Dialog } from '../../ui/dialog';
import { FieldError } from '../steps/field-error';
import { useDictionaries } from '../steps/use-dictionaries';
import type { Column } from './columns';
import { IMPORT_TEXTS } from './import.texts';
import {
  lackingColumns,
  pasteColumns,
  pastedFile,
  pastedLines,
  readingOf,
  type Pasted,
  type Reading,
} from './pasted-lines';
import type { RegisterPlan } from './register-plan';

const SHOWN_MAX = 6;
/** Longer texts are corrected where they were copied from. */
const CORRECTED_MAX = 200_000;

interface PasteDialogProps {
  plan: RegisterPlan;
  text: string;
  /** What the columns were taken for, when the lines were checked before. */
  former: Reading['columns'] | null;
  onText(text: string): void;
  onClose(): void;
  /** The lines as a file; the check and the taking are those of every import. */
  onRead(pasted: Pasted): void;
}

/** What was pasted, with what each column is taken for: nothing enters the register before it has been checked. */
export function PasteDialog({ plan, text, former, onText, onClose, onRead }: PasteDialogProps) {
  const lines = pastedLines(text);
  const t = useTexts(IMPORT_TEXTS);
  const signs = useSigns();
  const server = useServerText();
  const dictionaries = useDictionaries();
  const guessed = readingOf(lines, plan.columns, dictionaries.data ?? {});
  const [chosen, setChosen] = useState(former);
  const fits = chosen?.length === guessed.columns.length;
  const reading = { ...guessed, columns: fits ? chosen : guessed.columns };
  const lacking = lackingColumns(plan.columns, reading).map(({ title }) => server(title));
  const rows = reading.hasTitles ? lines.slice(1) : lines;
  const choose = (place: number, column: Column | null): void => {
    setChosen(
      reading.columns.map((one, at) => {
        if (at === place) return column;
        // No column stands twice.
        return one !== null && one.key === column?.key ? null : one;
      }),
    );
  };
  return (
    <Dialog
      open
      wide
      title={t('pasteTitle')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            type="primary"
            disabled={lacking.length > 0 || rows.length === 0}
            onClick={() => {
              onRead({ lines, reading, file: pastedFile(lines, reading, t('pasteFile')) });
            }}
          >
            {t('pasteCheck', { n: rows.length })}
          </Button>
        </>
      }
    >
      <p>{t('pasteHelp', { n: rows.length })}</p>
      <div
        className="table-frame pasted-places"
        tabIndex={0}
        role="region"
        aria-label={t('pasteTitle')}
      >
        <table className="plain">
          <thead>
            <tr>
              {reading.columns.map((column, place) => (
                <th key={String(place)} scope="col">
                  <PlaceSelect
                    {...{ plan, column, place }}
                    onColumn={(one) => {
                      choose(place, one);
                    }}
                  />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, SHOWN_MAX).map((cells, at) => (
              <tr key={String(at)}>
                {reading.columns.map((_, place) => (
                  <td key={String(place)}>{cells[place] ?? ''}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > SHOWN_MAX && (
        <p className="help">{t('pasteMore', { n: rows.length - SHOWN_MAX })}</p>
      )}
      {text.length <= CORRECTED_MAX && <CorrectedText {...{ text, onText }} />}
      <FieldError
        id="paste-error"
        text={lacking.length === 0 ? null : t('pasteLacks', { columns: signs.list(lacking) })}
      />
    </Dialog>
  );
}

function CorrectedText({ text, onText }: Pick<PasteDialogProps, 'text' | 'onText'>) {
  const t = useTexts(IMPORT_TEXTS);
  return (
    <div className="field">
      <label htmlFor="pasted-text">{t('pasteText')}</label>
      <textarea
        id="pasted-text"
        className="input pasted-text"
        rows={4}
        wrap="off"
        value={text}
        onChange={(event) => {
          onText(event.target.value);
        }}
      />
    </div>
  );
}

interface PlaceSelectProps {
  plan: RegisterPlan;
  column: Column | null;
  place: number;
  onColumn(column: Column | null): void;
}

function PlaceSelect({ plan, column, place, onColumn }: PlaceSelectProps) {
  const t = useTexts(IMPORT_TEXTS);
  const server = useServerText();
  const columns = pasteColumns(plan.columns);
  return (
    <select
      className="input"
      aria-label={t('pastePlace', { n: place + 1 })}
      value={column?.key ?? ''}
      onChange={(event) => {
        onColumn(columns.find(({ key }) => key === event.target.value) ?? null);
      }}
    >
      <option value="">{t('pasteSkip')}</option>
      {columns.map((one) => (
        <option key={one.key} value={one.key}>
          {server(one.title)}
        </option>
      ))}
    </select>
  );
}
