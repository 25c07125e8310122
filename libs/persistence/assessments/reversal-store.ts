import type { EntityManager } from 'typeorm';
import { SUPPLEMENT, type AssessmentKind } from '#libs/fund/assessment/assessment-kind';
import { cityDayOf } from '#libs/fund/city-time';
import { recomputeMarks } from '#libs/persistence/assessments/marks-store';
import { standForMembers } from '#libs/persistence/assessments/receivable-store';
import { renewDeadline } from '#libs/persistence/assessments/supplement-store';
import { recordOrder } from '#libs/persistence/cases/command-store';
import { reverseVoucher } from '#libs/persistence/ledger/reversal';

/** A voucher that credits members, and what of it was the unit's own money and the treasury's. */
export interface PostedAllocation {
  readonly voucherId: string;
  readonly unitId: number;
  readonly businessNo: string;
  readonly noticeNo: string;
  readonly kind: AssessmentKind;
  readonly month: string;
  readonly valueDate: string;
  readonly unitFen: bigint;
  readonly fiscalFen: bigint;
}

/** Newest posting first: what is credited to the members of these units and not taken back. To reverse it the caller holds them. */
export async function allocationsPosted(
  manager: EntityManager,
  unitIds: readonly number[],
): Promise<PostedAllocation[]> {
  const rows: (Omit<PostedAllocation, 'unitFen' | 'fiscalFen'> &
    Record<'unitFen' | 'fiscalFen', string>)[] = await manager.query(
    `SELECT v.id AS voucherId, a.unit_id AS unitId, v.business_no AS businessNo, a.notice_no AS noticeNo, a.kind,
            a.month, CAST(v.value_date AS CHAR) AS valueDate, a.gathered_fen AS unitFen, a.gathered_fiscal_fen AS fiscalFen
       FROM assessment a JOIN voucher v ON v.business_no = a.business_no AND v.kind = 'allocation'
       LEFT JOIN voucher back ON back.reversal_of = v.id
      WHERE a.unit_id IN (?) AND a.allocated_at IS NOT NULL AND a.deleted_at IS NULL AND back.id IS NULL ORDER BY v.id DESC`,
    [unitIds],
  );
  return rows.map((row) => ({
    ...row,
    voucherId: String(row.voucherId),
    unitFen: BigInt(row.unitFen),
    fiscalFen: BigInt(row.fiscalFen),
  }));
}

/** Units that hold accounts of them today. */
export async function holdersOfAllocations(
  manager: EntityManager,
  allocations: readonly Pick<PostedAllocation, 'voucherId'>[],
): Promise<number[]> {
  if (allocations.length === 0) return [];
  const rows: { unitId: number }[] = await manager.query(
    `SELECT DISTINCT a.unit_id AS unitId FROM member_line m JOIN personal_account a ON a.id = m.account_id
      WHERE m.voucher_id IN (?)`,
    [allocations.map(({ voucherId }) => voucherId)],
  );
  return rows.map(({ unitId }) => unitId);
}

export interface Reversing {
  readonly unitId: number;
  readonly now: Date;
  /** What for, once: part of the keys of vouchers and commands. */
  readonly because: string;
}

export interface Reversed {
  /** What members' balances could not give back: it stands in 119 of the unit. */
  readonly receivableFen: bigint;
}

/**
 * Takes whole allocations back (冲账), in the order given: what each had gathered is gathered again, its members' balances go
 * down, marks are those of what is still credited, and each case is told by a command that it waits for its money once more.
 * Later months that came to nothing wait again too. The caller holds the unit and those that hold its members' accounts.
 */
export async function reverseAllocations(
  manager: EntityManager,
  allocations: readonly PostedAllocation[],
  reversing: Reversing,
): Promise<Reversed> {
  const { unitId, now, because } = reversing;
  const reopened: string[] = [];
  let receivableFen = 0n;
  for (const allocation of allocations) {
    const { voucherId, valueDate, businessNo, kind } = allocation;
    const days = { postingDay: cityDayOf(now), valueDate };
    receivableFen += await standForMembers(manager, voucherId, {
      unitId,
      businessNo,
      month: kind === SUPPLEMENT ? null : allocation.month,
      postingKey: `${because}/receivable/${voucherId}`,
      ...days,
    });
    await reverseVoucher(manager, voucherId, `${because}/allocation/${voucherId}`, days);
    reopened.push(...(await reopen(manager, unitId, allocation)));
    if (kind === SUPPLEMENT) await renewDeadline(manager, businessNo, now);
  }
  if (reopened.length === 0) return { receivableFen };
  await recomputeMarks(manager, unitId, reopened);
  for (const businessNo of reopened)
    await recordOrder(manager, {
      requestId: `reverse/${businessNo}/${because}`,
      businessNo,
      verb: 'reverse',
      body: {},
    });
  return { receivableFen };
}

/** @returns what waits for its money again: it, and of a month the later ones that came to nothing and were closed after it */
async function reopen(
  manager: EntityManager,
  unitId: number,
  { businessNo, kind, month }: PostedAllocation,
): Promise<string[]> {
  const later: { businessNo: string }[] =
    kind === SUPPLEMENT
      ? []
      : await manager.query(
          `SELECT business_no AS businessNo FROM assessment
            WHERE unit_id = ? AND standing = 1 AND month > ? AND allocated_at IS NOT NULL ORDER BY month`,
          [unitId, month],
        );
  const numbers = [businessNo, ...later.map((one) => one.businessNo)];
  await manager.query('UPDATE assessment SET allocated_at = NULL WHERE business_no IN (?)', [
    numbers,
  ]);
  return numbers;
}
