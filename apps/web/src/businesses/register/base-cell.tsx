import { useEffect, useState } from 'react';
import { formatYuan, parseYuan, plainYuan } from '#libs/fund/money';
import { textOf } from '#libs/texts/texts';
import { reasonOf } from '../../api/problem';
import type { RegisterRowDto, TermsView, TextDto } from '../../api/generated';
import { bothOf, useServerText, useTexts } from '../../i18n/texts';
import { FieldError } from '../steps/field-error';
import type { RegisterRules } from './register-rules';
import { REGISTER_TEXTS } from './register.texts';
import type { Register } from './use-register';

interface BaseCellProps {
  row: RegisterRowDto;
  register: Register;
  rules: RegisterRules;
  terms: TermsView | undefined;
}

/**
 * The new base, saved when the cell is left or Enter is pressed; Escape takes it back. The text lives in the cell: it is
 * kept when saving fails or the row was changed elsewhere, and taken anew from the server otherwise.
 */
export function BaseCell(props: BaseCellProps) {
  const { row } = props;
  const t = useTexts(REGISTER_TEXTS);
  const { typed, error, type, leave, takeBack } = useTypedBase(props);
  const no = String(row.rowNo);
  const press = (event: React.KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Escape') takeBack();
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
          type(event.target.value);
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

function useTypedBase({ row, register, rules, terms }: BaseCellProps) {
  const server = useServerText();
  const [typed, setTyped] = useState<string | null>(null);
  const [error, setError] = useState<TextDto | null>(null);
  const { rowNo, baseAfterFen } = row;
  const { noteUnsaved } = register;
  useEffect(() => {
    // Saved, here or elsewhere with the same amount: nothing is pending any more.
    setTyped((before) => (before !== null && parseYuan(before) === baseAfterFen ? null : before));
  }, [baseAfterFen]);
  useEffect(() => {
    noteUnsaved(rowNo, typed !== null && error !== null);
    return () => {
      noteUnsaved(rowNo, false);
    };
  }, [noteUnsaved, rowNo, typed, error]);

  const settle = (problem: TextDto | null): void => {
    setError(problem);
    if (problem === null) setTyped(null);
  };
  const problemOf = (baseFen: number | null): TextDto | null => {
    if (baseFen === null || baseFen === 0) return bothOf(REGISTER_TEXTS, 'amountWrong');
    const refusal = terms === undefined ? null : rules.refusalOf(baseFen, row.baseBeforeFen, terms);
    return refusal === null ? null : textOf(refusal.code, refusal.details);
  };
  const leave = async (): Promise<void> => {
    if (typed === null) return;
    const baseFen = parseYuan(typed);
    const problem = baseFen === baseAfterFen ? null : problemOf(baseFen);
    if (problem !== null || baseFen === null || baseFen === baseAfterFen) {
      settle(problem);
      return;
    }
    try {
      await register.change(row, baseFen, `${row.name} ${formatYuan(baseFen)}`);
      settle(null);
    } catch (refused) {
      setError(reasonOf(refused));
    }
  };
  return {
    typed,
    error: error === null ? null : server(error),
    type: setTyped,
    leave,
    takeBack: () => {
      settle(null);
    },
  };
}

/** Enter goes down the column, as in a sheet. */
function focusBelow(field: HTMLInputElement): void {
  const cells = [...document.querySelectorAll<HTMLInputElement>('.base-cell')];
  cells[cells.indexOf(field) + 1]?.focus();
}
