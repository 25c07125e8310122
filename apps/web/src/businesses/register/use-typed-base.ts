import { useEffect } from 'react';
import { useStore } from 'zustand';
import { formatYuan } from '#libs/fund/money';
import { textOf } from '#libs/texts/texts';
import { readYuan } from '#libs/values/yuan';
import { reasonOf } from '../../api/problem';
import type { RegisterRowDto, TermsView, TextDto } from '../../api/generated';
import { bothOf, useServerText } from '../../i18n/texts';
import type { RegisterRules } from './register-rules';
import { REGISTER_TEXTS } from './register.texts';
import type { Register } from './use-register';
import { keepTyped, type TypedBase } from './use-typed-bases';

export interface BaseCellProps {
  row: RegisterRowDto;
  register: Register;
  rules: RegisterRules;
  terms: TermsView | undefined;
}

/** Leaving a cell never overwrites what somebody else saved meanwhile; Enter does, by the person's will. */
type LeftBy = 'blur' | 'enter';

/** The text of one cell on its way into the row: kept until it is saved or taken back. */
export function useTypedBase({ row, register, rules, terms }: BaseCellProps) {
  const server = useServerText();
  const { typed } = register;
  const { rowNo, accountNo, baseAfterFen } = row;
  const base = useStore(typed, (bases) => bases[accountNo]);
  const kept = (): TypedBase | undefined => typed.getState()[accountNo];
  const keep = (next: TypedBase | null): void => {
    keepTyped(typed, accountNo, next);
  };
  useEffect(() => {
    // Saved, here or elsewhere with the same amount: nothing is pending any more.
    const now = typed.getState()[accountNo];
    if (now === undefined || readYuan(now.text) !== baseAfterFen) return;
    if (now.sentFen === null || now.sentFen === baseAfterFen) keepTyped(typed, accountNo, null);
  }, [typed, accountNo, baseAfterFen]);

  const problemOf = (baseFen: number | null): TextDto | null => {
    if (baseFen === null || baseFen === 0) return bothOf(REGISTER_TEXTS, 'amountWrong');
    const refusal = terms === undefined ? null : rules.refusalOf(baseFen, row.baseBeforeFen, terms);
    return refusal === null ? null : textOf(refusal.code, refusal.details);
  };
  const save = async (begun: TypedBase, baseFen: number): Promise<void> => {
    keep({ ...begun, sentFen: baseFen });
    try {
      await register.change(row, {
        fen: baseFen,
        wanted: () => kept()?.sentFen === baseFen,
      });
      settle(kept(), baseFen);
    } catch (refused) {
      refuse(kept(), baseFen, reasonOf(refused));
    }
  };
  /** What was typed while the base was on its way goes on from the base that is saved now. */
  const settle = (now: TypedBase | undefined, savedFen: number): void => {
    if (now === undefined) return;
    const sentFen = now.sentFen === savedFen ? null : now.sentFen;
    const done = sentFen === null && readYuan(now.text) === savedFen;
    keep(done ? null : { ...now, begunOnFen: savedFen, sentFen });
  };
  const refuse = (now: TypedBase | undefined, sentFen: number, error: TextDto): void => {
    if (now?.sentFen !== sentFen) return;
    keep({ ...now, sentFen: null, error: readYuan(now.text) === sentFen ? error : now.error });
  };

  const finish = async (now: TypedBase, standsFen: number, by: LeftBy): Promise<void> => {
    const baseFen = readYuan(now.text);
    if (baseFen === standsFen && now.sentFen === null) {
      keep(null);
      return;
    }
    const problem = problemOf(baseFen);
    if (baseFen === null || problem !== null) keep({ ...now, error: problem });
    else if (by === 'blur' && movedUnder(now, standsFen))
      keep({ ...now, error: bothOf(REGISTER_TEXTS, 'baseMoved', { base: formatYuan(standsFen) }) });
    else await save({ ...now, begunOnFen: standsFen, error: null }, baseFen);
  };
  const leave = async (by: LeftBy): Promise<void> => {
    const left = kept();
    if (left === undefined || isOnItsWay(left)) return;
    const standsFen = await register.standingBase(row);
    const now = kept();
    // Typed on, or left by Enter and by going down at once: the other one sees to it.
    if (now === undefined || now.text !== left.text || now.sentFen !== left.sentFen) return;
    await finish(now, standsFen, by);
  };
  return {
    text: base?.text ?? null,
    error: base?.error == null ? null : server(base.error),
    type: (text: string) => {
      const before = kept() ?? { begunOnFen: baseAfterFen, sentFen: null, error: null };
      keep({ ...before, rowNo, text });
    },
    leave,
    takeBack: () => {
      keep(null);
    },
  };
}

function isOnItsWay({ text, sentFen }: TypedBase): boolean {
  return sentFen !== null && readYuan(text) === sentFen;
}

function movedUnder({ begunOnFen, sentFen }: TypedBase, standsFen: number): boolean {
  return standsFen !== begunOnFen && standsFen !== sentFen;
}
