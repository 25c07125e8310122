import type { EntityManager } from 'typeorm';
import type { FundMonth } from '#libs/fund/month';
import { linkOnce } from '#libs/persistence/cases/case-links';
import type { DraftEdit } from '#libs/persistence/cases/held-case';
import { UnitEntity } from '#libs/persistence/entities/unit.entity';
import {
  enterEntries,
  type AccountEntry,
  type AccountsEntered,
} from '#libs/persistence/registers/entered-accounts';
import { valuesOf } from '#libs/persistence/registers/register-row';
import { typedOf, type RegisterRule } from '#libs/persistence/registers/register-rule';
import { openEdit } from '#libs/persistence/registers/register-store';
import { lastMissed, laterOf, missedOf, type MissedMonths } from '#libs/submission/missed-months';
import type { TypedValues } from '#libs/submission/register';

/** The case whose rows come too late. */
export interface LateCase {
  readonly businessNo: string;
  readonly unitId: number;
  readonly stage: string;
  readonly effectiveMonth: FundMonth | null;
  readonly columns: RegisterRule['columns'];
  readonly missed: MissedMonths;
}

/** What a case leaves to be made good. */
export interface Missing {
  /** Accounts it may be offered for. */
  readonly people: number;
  /** From where on, as the rows or the case itself say it; null where whoever asks says it. */
  readonly first: FundMonth | null;
  readonly last: FundMonth | null;
}

/** Null where it leaves nothing: no month is paid, its people have no accounts yet, or it has come to nothing. */
export async function missingOf(manager: EntityManager, late: LateCase): Promise<Missing | null> {
  const { paidThroughMonth: paid, firstMonth: since } = await manager.findOneByOrFail(UnitEntity, {
    id: late.unitId,
  });
  if (paid === null || ENDED.includes(late.stage)) return null;
  const { dueFrom } = late.missed;
  return dueFrom === undefined
    ? missingBefore(manager, late, paid)
    : missingSince(manager, late, { paid, since, dueFrom });
}

/** Rows of one month: whoever asks says from where on, unless the month itself is refused as paid. */
async function missingBefore(
  manager: EntityManager,
  late: LateCase,
  paid: FundMonth,
): Promise<Missing | null> {
  const month = late.effectiveMonth;
  const values = [late.unitId, late.businessNo];
  const [row]: { people: string }[] = await manager.query(
    `SELECT COUNT(*) AS people ${LATE}`,
    values,
  );
  const people = Number(row?.people ?? 0);
  if (month === null || people === 0) return null;
  const isPosted = late.stage === POSTED;
  const first = month <= paid && !isPosted ? month : null;
  return { people, first, last: lastMissed(month, paid, isPosted) };
}

interface Since {
  readonly paid: FundMonth;
  /** The unit's first month. */
  readonly since: FundMonth;
  readonly dueFrom: (typed: TypedValues) => FundMonth | null;
}

/** Rows that say each from where on. */
async function missingSince(
  manager: EntityManager,
  late: LateCase,
  { paid, since, dueFrom }: Since,
): Promise<Missing | null> {
  const rows = await lateRows(manager, late);
  const ranges = rows.flatMap(({ typed, month }) => {
    const due = dueFrom(typed);
    const last = lastMissed(month, paid, late.stage === POSTED);
    if (due === null) return [];
    const first = laterOf(due, since);
    return first > last ? [] : [{ first, last }];
  });
  if (ranges.length === 0) return null;
  const first = ranges.map((range) => range.first).toSorted()[0] ?? null;
  const last =
    ranges
      .map((range) => range.last)
      .toSorted()
      .at(-1) ?? null;
  return { people: ranges.length, first, last };
}

/**
 * Enters the months that the rows of a late case leave out, each for its account, as if they had been typed; months the rule
 * refuses are passed over. The draft says from then on what it came from.
 */
export async function enterMissed(
  manager: EntityManager,
  rule: RegisterRule,
  edit: DraftEdit,
  { late, from }: { readonly late: LateCase; readonly from: FundMonth | null },
): Promise<AccountsEntered> {
  const opened = await openEdit(manager, rule, edit);
  const { paidThroughMonth: paid, firstMonth: since } = opened.context.unit;
  const rows = ENDED.includes(late.stage) ? [] : await lateRows(manager, late);
  const entries = rows.map(({ accountNo, typed, month }): AccountEntry => {
    const through = lastMissed(month, paid ?? '', late.stage === POSTED);
    return { accountNo, rows: () => missedOf(late.missed, typed, { from, since, through }) };
  });
  const entered = await enterEntries(manager, rule, opened, entries);
  const { businessNo } = edit;
  if (entered.added > 0)
    await linkOnce(manager, { businessNo, fromNo: late.businessNo, kind: 'makes-good' });
  return entered;
}

const POSTED = 'completed';
const ENDED: readonly string[] = ['rejected', 'discarded', 'expired', 'abandoned', 'deleted'];

/** The chosen rows of a case whose accounts are the unit's today. */
const LATE = `
  FROM register_row r JOIN personal_account a ON a.id = r.account_id AND a.unit_id = ?
 WHERE r.business_no = ? AND r.chosen = 1`;

interface LateRow {
  readonly accountNo: string;
  readonly month: FundMonth;
  readonly typed: TypedValues;
}

async function lateRows(
  manager: EntityManager,
  { businessNo, unitId, effectiveMonth, columns }: LateCase,
): Promise<LateRow[]> {
  const rows: (Omit<LateRow, 'month' | 'typed'> & {
    month: string | null;
    base: string;
    typed: string | null;
  })[] = await manager.query(
    `SELECT a.account_no AS accountNo, r.month, r.base_after_fen AS base, r.typed ${LATE} ORDER BY r.row_no`,
    [unitId, businessNo],
  );
  return rows.flatMap(({ accountNo, month, base, typed }) => {
    const at = month ?? effectiveMonth;
    const values = typedOf({ columns }, Number(base), valuesOf(typed));
    return at === null ? [] : [{ accountNo, month: at, typed: values }];
  });
}
