import { formatYuan } from '#libs/fund/money';
import { useTexts } from '../../i18n/texts';
import { onKeys } from '../../ui/keys';
import { FieldError } from '../steps/field-error';
import { REGISTER_TEXTS } from './register.texts';
import { useTypedBase, type BaseCellProps } from './use-typed-base';

/**
 * The new base, saved when the cell is left or Enter is pressed; Escape takes it back. The text is
 * kept when saving fails or the row was changed elsewhere, and taken anew from the server otherwise.
 */
export function BaseCell(props: BaseCellProps) {
  const { row } = props;
  const t = useTexts(REGISTER_TEXTS);
  const { text, error, type, leave, takeBack } = useTypedBase(props);
  const no = String(row.rowNo);
  const press = (event: React.KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Escape') takeBack();
    if (event.key !== 'Enter') return;
    void leave('enter');
    focusBelow(event.currentTarget);
  };
  return (
    <>
      <input
        id={`base-${no}`}
        className="input num base-cell"
        inputMode="decimal"
        autoComplete="off"
        aria-label={t('baseOf', { name: row.name })}
        aria-invalid={error !== null || row.finding !== null}
        aria-describedby={`base-error-${no}${row.finding === null ? '' : ` finding-${no}`}`}
        value={text ?? formatYuan(row.baseAfterFen)}
        onChange={(event) => {
          type(event.target.value);
        }}
        onFocus={(event) => {
          event.target.select();
        }}
        onBlur={() => {
          void leave('blur');
        }}
        onKeyDown={onKeys(press)}
      />
      <FieldError id={`base-error-${no}`} text={error} />
    </>
  );
}

/** Enter goes down the column, as in a sheet. */
function focusBelow(field: HTMLInputElement): void {
  const cells = [...document.querySelectorAll<HTMLInputElement>('.base-cell')];
  cells[cells.indexOf(field) + 1]?.focus();
}
