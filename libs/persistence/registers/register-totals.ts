import type { EntityManager } from 'typeorm';
import type { FundMonth } from '#libs/fund/month';
import { allRows, narrowed, type RowsNamed } from '#libs/persistence/registers/register-filter';

/** A register summed up: monthly totals of the chosen rows, before and after, in fen. */
export interface RegisterTotals {
  readonly rows: number;
  readonly chosen: number;
  /** Rows with a finding, and those of them that are chosen. */
  readonly findings: number;
  readonly chosenFindings: number;
  /** Chosen rows of which something is said that does not block them. */
  readonly notes: number;
  readonly beforeFen: number;
  readonly afterFen: number;
}

/** Where the head keeps each sum. */
const KEPT = {
  rows: 'register_rows',
  chosen: 'people',
  findings: 'findings',
  chosenFindings: 'chosen_findings',
  notes: 'notes',
  beforeFen: 'before_fen',
  afterFen: 'after_fen',
} as const satisfies Record<keyof RegisterTotals, string>;
const NAMES = Object.keys(KEPT) as (keyof RegisterTotals)[];

const BEFORE = 'r.unit_before_fen + r.personal_before_fen + r.fiscal_before_fen';
const AFTER = 'r.unit_after_fen + r.personal_after_fen + r.fiscal_after_fen';

/** The sums as columns, from rows `r` and from a head `s`. */
export const SUMMED = `
  COUNT(*) AS \`rows\`, SUM(r.chosen) AS chosen, SUM(r.finding_code IS NOT NULL) AS findings,
  SUM(r.chosen AND r.finding_code IS NOT NULL) AS chosenFindings,
  SUM(r.chosen AND r.note_code IS NOT NULL) AS notes,
  SUM(IF(r.chosen, ${BEFORE}, 0)) AS beforeFen, SUM(IF(r.chosen, ${AFTER}, 0)) AS afterFen`;
export const KEPT_SUMS = NAMES.map((name) => `s.${KEPT[name]} AS \`${name}\``).join(', ');

export type SumsRead = Readonly<Partial<Record<keyof RegisterTotals, string | number | null>>>;

/** SUM and BIGINT come as text, and null from no rows. */
export function totalsRead(read: SumsRead | undefined): RegisterTotals {
  return eachSum((name) => {
    const value = Number(read?.[name] ?? 0);
    if (!Number.isSafeInteger(value))
      throw new RangeError('a sum of the register leaves the safe integers');
    return value;
  });
}

/** Summed from the rows: the proof of what the head keeps. */
export async function derivedTotals(
  manager: EntityManager,
  businessNo: string,
): Promise<RegisterTotals> {
  return totalsOf(manager, allRows(businessNo));
}

/** Of the rows that take effect in or before the month. */
export function totalsThrough(
  manager: EntityManager,
  businessNo: string,
  month: FundMonth,
): Promise<RegisterTotals> {
  return totalsOf(manager, narrowed(allRows(businessNo), 'r.month <= ?', month));
}

async function totalsOf(
  manager: EntityManager,
  { from, where, values }: RowsNamed,
): Promise<RegisterTotals> {
  const [sums]: SumsRead[] = await manager.query(`SELECT ${SUMMED} FROM ${from} WHERE ${where}`, [
    ...values,
  ]);
  return totalsRead(sums);
}

/** As every edit has left them in the head. */
export async function keptTotals(
  manager: EntityManager,
  businessNo: string,
): Promise<RegisterTotals> {
  const [head]: SumsRead[] = await manager.query(
    `SELECT ${KEPT_SUMS} FROM submission s WHERE s.business_no = ?`,
    [businessNo],
  );
  return totalsRead(head);
}

/** Sums the rows anew into the head, which the caller holds: after what touches the whole register anyway. */
export async function deriveHead(
  manager: EntityManager,
  businessNo: string,
): Promise<RegisterTotals> {
  const totals = await derivedTotals(manager, businessNo);
  await keepTotals(manager, businessNo, totals);
  return totals;
}

/** What an edit of the rows named has moved; a condition on what is edited would name other rows afterwards. */
export async function movedBy(
  manager: EntityManager,
  rows: RowsNamed,
  edit: () => Promise<unknown>,
): Promise<RegisterTotals> {
  const before = await totalsOf(manager, rows);
  await edit();
  const after = await totalsOf(manager, rows);
  return eachSum((name) => after[name] - before[name]);
}

/** What every edit of a register answers. */
export interface RegisterHead {
  readonly draftVersion: number;
  readonly totals: RegisterTotals;
}

/**
 * Ends an edit under the head's lock: its sums move by what the edit moved, or are summed anew where it touched
 * everything, and the draft's version rises.
 */
export async function closeEdit(
  manager: EntityManager,
  businessNo: string,
  moved: RegisterTotals | 'everything',
): Promise<RegisterHead> {
  const totals =
    moved === 'everything'
      ? await deriveHead(manager, businessNo)
      : await moveTotals(manager, businessNo, moved);
  await manager.query(
    'UPDATE submission SET draft_version = draft_version + 1 WHERE business_no = ?',
    [businessNo],
  );
  const [row]: { draftVersion: number }[] = await manager.query(
    'SELECT draft_version AS draftVersion FROM submission WHERE business_no = ?',
    [businessNo],
  );
  return { draftVersion: row?.draftVersion ?? 0, totals };
}

/** A head that cannot be right, for somebody has written rows past it, is summed anew instead of refusing the edit. */
async function moveTotals(
  manager: EntityManager,
  businessNo: string,
  moved: RegisterTotals,
): Promise<RegisterTotals> {
  const kept = await keptTotals(manager, businessNo);
  const totals = eachSum((name) => kept[name] + moved[name]);
  if (NAMES.some((name) => totals[name] < 0) || totals.chosen > totals.rows)
    return deriveHead(manager, businessNo);
  await keepTotals(manager, businessNo, totals);
  return totals;
}

async function keepTotals(
  manager: EntityManager,
  businessNo: string,
  totals: RegisterTotals,
): Promise<void> {
  await manager.query(
    `UPDATE submission SET ${NAMES.map((name) => `${KEPT[name]} = ?`).join(', ')} WHERE business_no = ?`,
    [...NAMES.map((name) => totals[name]), businessNo],
  );
}

export function eachSum(of: (name: keyof RegisterTotals) => number): RegisterTotals {
  return Object.fromEntries(NAMES.map((name) => [name, of(name)])) as unknown as RegisterTotals;
}
