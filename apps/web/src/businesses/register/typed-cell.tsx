import { useState } from 'react';
import { useServerText, useTexts } from '../../i18n/texts';
import { onKeys } from '../../ui/keys';
import { FieldError } from '../steps/field-error';
import { ColumnInput } from './column-input';
import { cellErrorId, cellId, inputTextOf, slugOf, valueIn } from './columns';
import { REGISTER_TEXTS } from './register.texts';
import { useTypedCell, type TypedCellProps } from './use-typed-cell';

/**
 * A value of a row, saved when the cell is left or Enter is pressed; Escape takes it back. The text is
 * kept when saving fails or the row was changed elsewhere, and taken anew from the server otherwise.
 */
export function TypedCell(props: TypedCellProps) {
  const { row, column } = props;
  const server = useServerText();
  const { text, error, type, leave, takeBack } = useTypedCell(props);
  const no = String(row.rowNo);
  const found = isFound(props);
  const shown = text ?? (column.masked ? '' : inputTextOf(column, valueIn(row, column)));
  const press = (event: React.KeyboardEvent<HTMLElement>): void => {
    if (event.key === 'Escape') takeBack();
    if (event.key !== 'Enter') return;
    void leave('enter');
    focusBelow(event.currentTarget, slugOf(column));
  };
  return (
    <>
      <ColumnInput
        id={cellId(column, row.rowNo)}
        className={`typed-cell ${slugOf(column)}-cell`}
        column={column}
        aria-label={`${row.name} ${server(column.title)}`}
        aria-invalid={error !== null || found}
        aria-describedby={`${cellErrorId(column, row.rowNo)}${found ? ` finding-${no}` : ''}`}
        placeholder={column.masked ? inputTextOf(column, valueIn(row, column)) : undefined}
        value={shown}
        onValue={type}
        onBlur={() => {
          void leave('blur');
        }}
        onKeyDown={onKeys(press)}
      />
      <FieldError id={cellErrorId(column, row.rowNo)} text={error} />
    </>
  );
}

/** Where a row has many values each stands as words until it is to be changed. */
export function ClosedCell({ words, ...props }: TypedCellProps & { words: string }) {
  const { row, column } = props;
  const t = useTexts(REGISTER_TEXTS);
  const server = useServerText();
  const [open, setOpen] = useState(false);
  const { text } = useTypedCell(props);
  if (open || text !== null || isFound(props))
    return (
      <span
        onBlur={() => {
          setOpen(false);
        }}
      >
        <TypedCell {...props} />
      </span>
    );
  return (
    <button
      type="button"
      id={cellId(column, row.rowNo)}
      className="closed-cell"
      title={t('changeCell')}
      aria-label={`${row.name} ${server(column.title)}：${words}`}
      onClick={() => {
        setOpen(true);
      }}
    >
      {words === '' ? '—' : words}
    </button>
  );
}

function isFound({ row, column }: Pick<TypedCellProps, 'row' | 'column'>): boolean {
  const { finding } = row;
  return finding !== null && (finding.column ?? column.key) === column.key;
}

/** Enter goes down the column, as in a sheet. */
function focusBelow(field: HTMLElement, slug: string): void {
  const cells = [...document.querySelectorAll<HTMLElement>(`.${slug}-cell`)];
  cells[cells.indexOf(field) + 1]?.focus();
}
