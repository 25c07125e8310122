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
 * Columns that stand by themselves: whom a row is about, what was typed, by what it was decided, and what was decided. What
 * may be left out, and is in all of these rows, is left out here too.
 */
export function singlesOf(
  { columns, decidedBy }: RegisterPlan,
  pairs: readonly ColumnPair[],
  rows: readonly Row[],
): Column[] {
  const paired = new Set(pairs.flatMap(({ before, after }) => [before.key, after.key]));
  const singles = columns.filter(
    (column) => !paired.has(column.key) && (!isOptional(column) || isFilled(rows, column)),
  );
  const decided = singles.findIndex(({ from }) => !READ.includes(from));
  return decided === -1
    ? [...singles, ...decidedBy]
    : [...singles.slice(0, decided), ...decidedBy, ...singles.slice(decided)];
}

const READ = ['row', 'subject', 'typed'];

function isOptional({ from, required }: Column): boolean {
  return from === 'typed' && !required;
}

function isFilled(rows: readonly Row[], column: Column): boolean {
  return rows.some((row) => valueIn(row, column) !== null);
}
