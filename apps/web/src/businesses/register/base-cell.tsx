import { useEffect, useState } from 'react';
import { formatYuan, parseYuan, plainYuan } from '#libs/fund/money';
import { textOf } from '#libs/texts/texts';
import { ApiProblem } from '../../api/problem';
import type { RegisterRow } from '../../api/types';
import { useServerText, useTexts } from '../../i18n/texts';
import { FieldError } from '../steps/field-error';
import type { RegisterRules, RegisterTerms } from './register-rules';
import { REGISTER_TEXTS } from './register.texts';
import type { Register } from './use-register';

interface BaseCellProps {
  row: RegisterRow;
  register: Register;
  rules: RegisterRules;
  terms: RegisterTerms | undefined;
}

/**
 * The new base, saved when the cell is left or Enter is pressed; Escape takes it back. The text lives in the cell: it is
 * kept when saving fails or the row was changed elsewhere, and taken anew from the server otherwise.
 */
export function BaseCell({ row, register, rules, terms }: BaseCellProps) {
  const t = useTexts(REGISTER_TEXTS);
  const server = useServerText();
  const [typed, setTyped] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const no = String(row.rowNo);
  useEffect(() => {
    // Saved, here or elsewhere with the same amount: nothing is pending any more.
    setTyped((before) =>
      before !== null && parseYuan(before) === row.baseAfterFen ? null : before,
    );
  }, [row.baseAfterFen]);

  const { noteUnsaved } = register;
  const { rowNo } = row;
  useEffect(() => {
    noteUnsaved(rowNo, typed !== null && error !== null);
    return () => {
      noteUnsaved(rowNo, false);
    };
  }, [noteUnsaved, rowNo, typed, error]);

  const leave = async (): Promise<void> => {
    if (typed === null) return;
    const baseFen = parseYuan(typed);
    if (baseFen === row.baseAfterFen && error === null) {
      setTyped(null);
      return;
    }
    if (baseFen === null || baseFen === 0) {
      setError(t('amountWrong'));
      return;
    }
    const refusal = terms === undefined ? null : rules.refusalOf(baseFen, row.baseBeforeFen, terms);
    if (refusal !== null) {
      setError(server(textOf(refusal.code, refusal.details)));
      return;
    }
    try {
      await register.change(row, baseFen, `${row.name} ${formatYuan(baseFen)}`);
      setError(null);
      setTyped(null);
    } catch (refused) {
      setError(refused instanceof ApiProblem ? server(refused.detail) : String(refused));
    }
  };
  const press = (event: React.KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Escape') {
      setTyped(null);
      setError(null);
    }
    if (event.key !== 'Enter') return;
    void leave();
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
        value={typed ?? plainYuan(row.baseAfterFen)}
        onChange={(event) => {
          setTyped(event.target.value);
        }}
        onFocus={(event) => {
          event.target.select();
        }}
        onBlur={() => {
          void leave();
        }}
        onKeyDown={press}
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
