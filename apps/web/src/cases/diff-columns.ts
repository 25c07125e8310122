import { shortTitle } from '../businesses/register/column-groups';
import { valueIn, type Column, type Row } from '../businesses/register/columns';
import type { RegisterPlan } from '../businesses/register/register-plan';
import type { TextDto } from '../api/generated';

/** An amount before beside the same one after. */
export interface ColumnPair {
  readonly stem: string;
  readonly title: TextDto;
  readonly before: Column;
  readonly after: Column;
  /** A part of what the others say as a whole. */
  readonly detail: boolean;
}

const PARTS = ['unit', 'personal', 'fiscal'];

/** Amounts that a register has before and after; none where it does not compare. */
export function pairsOf({ columns }: RegisterPlan): ColumnPair[] {
  return columns.flatMap((before) => {
    const stem = /^(.+)BeforeFen$/.exec(before.key)?.[1];
    const after = columns.find(({ key }) => key === `${stem ?? ''}AfterFen`);
    if (stem === undefined || after === undefined) return [];
    const { zh, en } = shortTitle(before);
    const title = { zh: zh.replace('|', ''), en };
    return [{ stem, title, before, after, detail: PARTS.includes(stem) }];
  });
}

/**
 * Columns that stand by themselves: whom a row is about, what was typed, what was decided, and by what. What may be left
 * out and is in all of these rows, and what was decided to be nothing in all of them, is left out here too.
 */
export function singlesOf(
  { columns, decidedBy }: RegisterPlan,
  pairs: readonly ColumnPair[],
  rows: readonly Row[],
): Column[] {
  const paired = new Set(pairs.flatMap(({ before, after }) => [before.key, after.key]));
  return [...columns, ...decidedBy].filter(
    (column) => !paired.has(column.key) && (!isOptional(column) || isFilled(rows, column)),
  );
}

function isOptional({ from, required }: Column): boolean {
  return from === 'decided' || (from === 'typed' && !required);
}

function isFilled(rows: readonly Row[], column: Column): boolean {
  return rows.some((row) => Boolean(valueIn(row, column)));
}
