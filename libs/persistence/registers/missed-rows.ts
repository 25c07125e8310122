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
import { lastMissed, laterOf, missedOf } from '#libs/persistence/registers/missed-months';
import type { MissedMonths } from '#libs/case/missed-months';
import type { TypedValues } from '#libs/case/register';
import { ENDED_STAGES, type Stage } from '#libs/case/stage';

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
  if (paid === null || ENDED_STAGES.includes(late.stage as Stage)) return null;
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
  const isPosted = late.stage === POSTED;
  const first = month !== null && month <= paid && !isPosted ? month : null;
  if (month === null || (late.missed.refusedOnly === true && first === null)) return null;
  const values = [late.unitId, late.businessNo];
  const [row]: { people: string }[] = await manager.query(
    `SELECT COUNT(*) AS people ${LATE}`,
    values,
  );
  const people = Number(row?.people ?? 0);
  if (people === 0) return null;
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
  const found = { people: 0, first: '', last: '' };
  for await (const { typed, month } of lateRows(manager, late)) {
    const due = dueFrom(typed);
    const last = lastMissed(month, paid, late.stage === POSTED);
    if (due === null) continue;
    const first = laterOf(due, since);
    if (first > last) continue;
    if (found.people === 0 || first < found.first) found.first = first;
    found.last = laterOf(found.last, last);
    found.people += 1;
  }
  return found.people === 0 ? null : found;
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
  const entries: AccountEntry[] = [];
  if (!ENDED_STAGES.includes(late.stage as Stage))
    for await (const { accountNo, typed, month } of lateRows(manager, late)) {
      const through = lastMissed(month, paid ?? '', late.stage === POSTED);
      const ofRow = () => missedOf(late.missed, typed, { from, since, through });
      entries.push({ accountNo, rows: ofRow });
    }
  const entered = await enterEntries(manager, rule, opened, entries);
  const { businessNo } = edit;
  if (entered.added > 0)
    await linkOnce(manager, { businessNo, fromNo: late.businessNo, kind: 'makes-good' });
  return entered;
}

const POSTED = 'completed';

/** The chosen rows of a case whose accounts are the unit's today. */
const LATE = `
  FROM register_row r JOIN personal_account a ON a.id = r.account_id AND a.unit_id = ?
 WHERE r.business_no = ? AND r.chosen = 1`;

interface LateRow {
  readonly accountNo: string;
  readonly month: FundMonth;
  readonly typed: TypedValues;
}

/** Rows read at once: of a large enrolment, no more than these are held. */
const ROWS_A_PAGE = 1_000;

async function* lateRows(
  manager: EntityManager,
  { businessNo, unitId, effectiveMonth, columns }: LateCase,
): AsyncGenerator<LateRow> {
  for (let after = 0, isMore = true; isMore;) {
    const rows: LateRowRead[] = await manager.query(
      `SELECT r.row_no AS rowNo, a.account_no AS accountNo, r.month, r.base_after_fen AS base, r.typed ${LATE}
          AND r.row_no > ? ORDER BY r.row_no LIMIT ${String(ROWS_A_PAGE)}`,
      [unitId, businessNo, after],
    );
    for (const { accountNo, month, base, typed } of rows) {
      const at = month ?? effectiveMonth;
      const values = typedOf({ columns }, Number(base), valuesOf(typed));
      if (at !== null) yield { accountNo, month: at, typed: values };
    }
    after = rows.at(-1)?.rowNo ?? after;
    isMore = rows.length === ROWS_A_PAGE;
  }
}

interface LateRowRead {
  readonly rowNo: number;
  readonly accountNo: string;
  readonly month: string | null;
  readonly base: string;
  readonly typed: string | null;
}
