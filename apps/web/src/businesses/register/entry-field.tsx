import { useServerText, useTexts } from '../../i18n/texts';
import { FieldError } from '../steps/field-error';
import { ColumnInput } from './column-input';
import { BASE, entryId, type Column } from './columns';
import { REGISTER_TEXTS } from './register.texts';
import type { useEntry } from './use-entry';

interface EntryFieldProps {
  column: Column;
  entry: ReturnType<typeof useEntry>;
  /** Nothing can be typed before the echo beside it shows for whom. */
  closed: boolean;
  /** A month as it is typed. */
  exampleMonth: string;
}

/** One typed column in the entry: its title, its field, what is wrong with it. */
export function EntryField({ column, entry, closed, exampleMonth }: EntryFieldProps) {
  const t = useTexts(REGISTER_TEXTS);
  const server = useServerText();
  const id = entryId(column);
  const error = entry.errorOf(column.key);
  const derived = entry.isDerived(column);
  const waits = closed && entry.member === null;
  return (
    <div className={`field of-${column.kind}`}>
      <label htmlFor={id}>
        {column.required && (
          <span className="required" aria-hidden>
            *
          </span>
        )}
        {server(column.title)}
      </label>
      <ColumnInput
        id={id}
        column={column}
        className={derived ? 'greyed' : ''}
        value={entry.textOf(column)}
        readOnly={closed || derived}
        {...(waits ? { placeholder: t('pickFirst') } : {})}
        {...(column.kind === 'month' ? { placeholder: exampleMonth } : {})}
        aria-invalid={error !== null}
        aria-describedby={`${id}-error${column.key === BASE ? ' entry-preview' : ''}`}
        onValue={(text) => {
          entry.type(column, text);
        }}
      />
      <FieldError id={`${id}-error`} text={error} />
    </div>
  );
}
