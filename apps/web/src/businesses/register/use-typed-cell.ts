import { useEffect } from 'react';
import { useStore } from 'zustand';
import { textOf } from '#libs/texts/texts';
import { reasonOf } from '../../api/problem';
import type { TermsView, TextDto } from '../../api/generated';
import { bothOf, useServerText } from '../../i18n/texts';
import {
  BASE,
  inputTextOf,
  readTyped,
  valueIn,
  type Column,
  type Row,
  type Value,
} from './columns';
import type { RegisterRules } from './register-rules';
import { REGISTER_TEXTS } from './register.texts';
import { shapeProblem } from './shape-problem';
import { cellKeyOf, keepTyped, type TypedCell } from './typed-cells';
import type { Register } from './use-register';

export interface TypedCellProps {
  row: Row;
  column: Column;
  register: Register;
  rules: RegisterRules;
  terms: TermsView | undefined;
}

/** Leaving a cell never overwrites what somebody else saved meanwhile; Enter does, by the person's will. */
type LeftBy = 'blur' | 'enter';

/** The text of one cell on its way into the row: kept until it is saved or taken back. */
export function useTypedCell({ row, column, register, rules, terms }: TypedCellProps) {
  const server = useServerText();
  const { typed } = register;
  const { rowNo } = row;
  const key = cellKeyOf(row, column);
  const stands = valueIn(row, column);
  const cell = useStore(typed, (cells) => cells[key]);
  const kept = (): TypedCell | undefined => typed.getState()[key];
  const keep = (next: TypedCell | null): void => {
    keepTyped(typed, key, next);
  };
  useEffect(() => {
    // Saved, here or elsewhere with the same value: nothing is pending any more.
    const now = typed.getState()[key];
    if (now === undefined || readTyped(column, now.text) !== stands) return;
    if (now.sent === undefined || now.sent === stands) keepTyped(typed, key, null);
  }, [typed, key, column, stands]);

  const problemOf = (value: Value | undefined): TextDto | null => {
    const shape = shapeProblem(column, value);
    if (shape !== null || column.key !== BASE || terms === undefined) return shape;
    const refusal = rules.refusalOf?.(Number(value), row.baseBeforeFen, terms) ?? null;
    return refusal === null ? null : textOf(refusal.code, refusal.details);
  };
  const save = async (begun: TypedCell, value: Value): Promise<void> => {
    keep({ ...begun, sent: value });
    try {
      await register.change(row, {
        values: { [column.key]: value },
        said: inputTextOf(column, value),
        wanted: () => kept()?.sent === value,
      });
      settle(kept(), value);
    } catch (refused) {
      refuse(kept(), value, reasonOf(refused));
    }
  };
  /** What was typed while the value was on its way goes on from the value that is saved now. */
  const settle = (now: TypedCell | undefined, saved: Value): void => {
    if (now === undefined) return;
    const sent = now.sent === saved ? undefined : now.sent;
    const done = sent === undefined && readTyped(column, now.text) === saved;
    keep(done ? null : { ...now, begunOn: saved, sent });
  };
  const refuse = (now: TypedCell | undefined, sent: Value, error: TextDto): void => {
    if (now?.sent !== sent) return;
    const isSame = readTyped(column, now.text) === sent;
    keep({ ...now, sent: undefined, error: isSame ? error : now.error });
  };

  const finish = async (now: TypedCell, standing: Value, by: LeftBy): Promise<void> => {
    const value = readTyped(column, now.text);
    if (value === standing && now.sent === undefined) {
      keep(null);
      return;
    }
    const problem = problemOf(value);
    if (value === undefined || problem !== null) keep({ ...now, error: problem });
    else if (by === 'blur' && movedUnder(now, standing))
      keep({ ...now, error: movedTo(inputTextOf(column, standing)) });
    else await save({ ...now, begunOn: standing, error: null }, value);
  };
  const leave = async (by: LeftBy): Promise<void> => {
    const left = kept();
    if (left === undefined || isOnItsWay(left)) return;
    const standing = await register.standingValue(row, column);
    const now = kept();
    // Typed on, or left by Enter and by going down at once: the other one sees to it.
    if (now === undefined || now.text !== left.text || now.sent !== left.sent) return;
    await finish(now, standing, by);
  };
  return {
    text: cell?.text ?? null,
    error: cell?.error == null ? null : server(cell.error),
    type: (text: string) => {
      const before = kept() ?? { begunOn: stands, sent: undefined, error: null };
      keep({ ...before, rowNo, column, text });
    },
    leave,
    takeBack: () => {
      keep(null);
    },
  };
}

function isOnItsWay({ column, text, sent }: TypedCell): boolean {
  return sent !== undefined && readTyped(column, text) === sent;
}

function movedUnder({ begunOn, sent }: TypedCell, standing: Value): boolean {
  return standing !== begunOn && standing !== sent;
}

function movedTo(value: string): TextDto {
  return bothOf(REGISTER_TEXTS, 'baseMoved', { base: value });
}
