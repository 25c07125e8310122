import type { EntityManager } from 'typeorm';
import { NORMAL } from '#libs/fund/account-status';
import { cityDayOf } from '#libs/fund/city-time';
import { membersOf } from '#libs/fund/ledger/voucher';
import { formatYuan } from '#libs/fund/money';
import { formatMonth } from '#libs/fund/month';
import { RuleViolation } from '#libs/fund/rule-violation';
import {
  dueToAllocate,
  openAssessments,
  requireOpen,
  type AssessmentToPay,
} from '#libs/persistence/assessments/assessment-queries';
import { SUPPLEMENT } from '#libs/fund/assessment/assessment-kind';
import { gatheredFor, orderAllocation } from '#libs/persistence/assessments/gather-store';
import { settleReceivable } from '#libs/persistence/assessments/receivable-store';
import { TOTAL } from '#libs/persistence/assessments/snapshot-sql';
import { markMadeGood, markPaid } from '#libs/persistence/assessments/paid-marks-store';
import { lockUnit } from '#libs/persistence/cases/conflict-store';
import type { PostedLine } from '#libs/persistence/ledger/voucher-lines';
import { postVoucher } from '#libs/persistence/ledger/voucher-store';

export interface Allocation {
  readonly businessNo: string;
  readonly unitId: number;
  /** The event it comes after: allocated, reversed and allocated again are postings of one case. */
  readonly seq: number;
  readonly now: Date;
}

/** @throws RuleViolation unless it is full and every month before it is allocated; the caller holds the unit afterwards */
export async function requireDueToAllocate(
  manager: EntityManager,
  { businessNo, unitId }: Pick<Allocation, 'businessNo' | 'unitId'>,
): Promise<AssessmentToPay> {
  const { uncoveredFen } = await lockUnit(manager, unitId);
  if (uncoveredFen > 0)
    throw new RuleViolation('UNIT_UNCOVERED', { open: formatYuan(uncoveredFen) });
  const next = (await dueToAllocate(manager, unitId)).find((one) => one.businessNo === businessNo);
  if (next !== undefined) return next;
  const [found] = await openAssessments(manager, { businessNo });
  if (found === undefined) throw new RuleViolation('ASSESSMENT_NOT_FOUND');
  throw new RuleViolation('ASSESSMENT_NOT_FULL', { month: formatMonth(found.month) });
}

/** @throws RuleViolation unless it waits for its money again; the caller holds the unit afterwards */
export async function requireReversed(
  manager: EntityManager,
  { businessNo, unitId }: Pick<Allocation, 'businessNo' | 'unitId'>,
): Promise<void> {
  await lockUnit(manager, unitId);
  const [found] = await openAssessments(manager, { businessNo });
  if (found === undefined) throw new RuleViolation('ASSESSMENT_NOT_FOUND');
  requireOpen(found);
}

/**
 * Credits every member of the snapshot out of what was gathered, in the caller's transaction: one voucher, balances, marks,
 * and the command of the next month that was waiting full.
 * @returns how many members were credited
 */
export async function allocate(manager: EntityManager, allocation: Allocation): Promise<number> {
  const { businessNo, unitId, now } = allocation;
  const isScattered = await mayBeElsewhere(manager, businessNo);
  if (isScattered) await lockHolders(manager, allocation);
  const due = await requireDueToAllocate(manager, allocation);
  const voucherId = await bookAllocation(manager, { ...allocation, isScattered }, due);
  const people =
    due.kind === SUPPLEMENT
      ? await markMadeGood(manager, businessNo, now)
      : await markPaid(manager, { businessNo, unitId, month: due.month, now });
  // A month that comes to nothing has no voucher, and is credited anew in each of its lives.
  await orderAllocation(manager, unitId, voucherId ?? `${businessNo}/${String(allocation.seq)}`);
  return people;
}

const CREDITED = `
  l.business_no = ? AND l.status = '${NORMAL}' AND ${TOTAL('l')} > 0`;

/** Nobody leaves while a month of his waits for its money; he may have, once what is made good, or was reversed, had been paid. */
async function mayBeElsewhere(manager: EntityManager, businessNo: string): Promise<boolean> {
  const [row]: { scattered: number }[] = await manager.query(
    `SELECT s.kind = '${SUPPLEMENT}' OR EXISTS (SELECT 1 FROM voucher v WHERE v.business_no = s.business_no AND v.kind = 'reversal')
         AS scattered
       FROM assessment s WHERE s.business_no = ?`,
    [businessNo],
  );
  return Number(row?.scattered ?? 0) === 1;
}

/** Units that hold accounts of it today, in order of their ids: who was let go meanwhile is credited where he is (domain 14). */
async function lockHolders(
  manager: EntityManager,
  { businessNo, unitId }: Allocation,
): Promise<void> {
  await manager.query(
    `SELECT id FROM unit WHERE id = ? OR id IN (
       SELECT a.unit_id FROM assessment_line l JOIN personal_account a ON a.id = l.account_id WHERE l.business_no = ?)
      ORDER BY id FOR UPDATE`,
    [unitId, businessNo],
  );
}

/** Null for a month that comes to nothing, of which there is nothing to book. */
async function bookAllocation(
  manager: EntityManager,
  { businessNo, unitId, seq, now, isScattered }: Allocation & { readonly isScattered: boolean },
  due: AssessmentToPay,
): Promise<string | null> {
  const { gatheredFen, gatheredFiscalFen } = due;
  if (gatheredFen + gatheredFiscalFen === 0n) return null;
  const debits: PostedLine[] = [
    { at: gatheredFor(due, 'unit'), side: 'D', amountFen: gatheredFen },
    { at: gatheredFor(due, 'treasury'), side: 'D', amountFen: gatheredFiscalFen },
  ];
  const day = cityDayOf(now);
  const month = due.kind === SUPPLEMENT ? null : due.month;
  const head = { unitId, businessNo, month, valueDate: day, postingDay: day };
  const { id } = await postVoucher(manager, {
    ...head,
    postingKey: `${businessNo}/allocation/${String(seq)}`,
    kind: 'allocation',
    paysThrough: due.kind !== SUPPLEMENT,
    lines: [
      ...debits.filter(({ amountFen }) => amountFen > 0n),
      ...(await creditsOf(manager, due, isScattered)),
    ],
  });
  await settleReceivable(manager, {
    ...head,
    postingKey: `${businessNo}/receivable/${String(seq)}`,
  });
  return id;
}

async function creditsOf(
  manager: EntityManager,
  { businessNo, kind, unitId, gatheredFen, gatheredFiscalFen }: AssessmentToPay,
  isScattered: boolean,
): Promise<PostedLine[]> {
  const lines = `
    SELECT l.account_id, l.month, '${kind}' AS kind, l.unit_fen, l.personal_fen, l.fiscal_fen, 0 AS other_fen
      FROM assessment_line l`;
  if (!isScattered)
    return [
      {
        at: membersOf(unitId),
        side: 'C',
        amountFen: gatheredFen + gatheredFiscalFen,
        members: { select: `${lines} WHERE ${CREDITED}`, values: [businessNo] },
      },
    ];
  const holders: { unitId: number; fen: string }[] = await manager.query(
    `SELECT a.unit_id AS unitId, SUM(${TOTAL('l')}) AS fen
       FROM assessment_line l JOIN personal_account a ON a.id = l.account_id WHERE ${CREDITED}
      GROUP BY a.unit_id ORDER BY a.unit_id`,
    [businessNo],
  );
  return holders.map((holder) => ({
    at: membersOf(holder.unitId),
    side: 'C',
    amountFen: BigInt(holder.fen),
    members: {
      select: `${lines} JOIN personal_account a ON a.id = l.account_id AND a.unit_id = ? WHERE ${CREDITED}`,
      values: [holder.unitId, businessNo],
    },
  }));
}
