import type { EntityManager } from 'typeorm';
import { fillOldestFirst } from '#libs/fund/assessment/filling';
import { formatYuan } from '#libs/fund/money';
import { RuleViolation } from '#libs/fund/rule-violation';
import { openAssessments } from '#libs/persistence/assessments/assessment-queries';
import { gather, openOf, unallocatedOf } from '#libs/persistence/assessments/gather-store';
import { openSumOf } from '#libs/persistence/assessments/notice-queries';
import { lockUnit } from '#libs/persistence/cases/conflict-store';
import { requireNoDebit } from '#libs/persistence/settlement/debit-queries';

interface OwnNotice {
  readonly noticeNo: string;
  readonly unitId: number;
}

/** The unit says how it pays a notice; nothing moves. @throws RuleViolation DEBIT_PENDING, NOTICE_NOTHING_OPEN */
export async function chooseWay(
  manager: EntityManager,
  { noticeNo, unitId }: OwnNotice,
  code: string,
): Promise<void> {
  await lockUnit(manager, unitId);
  await requireNoDebit(manager, noticeNo);
  if ((await openSumOf(manager, noticeNo)) <= 0n) throw new RuleViolation('NOTICE_NOTHING_OPEN');
  await manager.query('UPDATE payment_notice SET way = ? WHERE notice_no = ?', [code, noticeNo]);
}

export interface BalancePaid extends OwnNotice {
  readonly fen: bigint;
  readonly now: Date;
  /** Of this payment: part of its vouchers' keys. */
  readonly key: string;
}

/**
 * A notice paid out of the unit's unallocated balance, in part or whole, oldest month first.
 * @throws RuleViolation UNALLOCATED_SHORT, NOTICE_OPEN_LESS, DEBIT_PENDING
 * @returns the cases whose allocation has become due
 */
export async function payFromBalance(
  manager: EntityManager,
  { noticeNo, unitId, fen, now, key }: BalancePaid,
): Promise<string[]> {
  const { unallocatedFen } = await lockUnit(manager, unitId);
  await requireNoDebit(manager, noticeNo);
  const open = await openSumOf(manager, noticeNo);
  if (fen > open) throw new RuleViolation('NOTICE_OPEN_LESS', { open: formatYuan(Number(open)) });
  if (fen > BigInt(unallocatedFen))
    throw new RuleViolation('UNALLOCATED_SHORT', { balance: formatYuan(unallocatedFen) });
  const months = await openAssessments(manager, { noticeNo });
  const due = months
    .filter(({ state }) => state === 'open')
    .map((one) => ({ businessNo: one.businessNo, openFen: openOf(one, 'unit') }));
  const allocating: string[] = [];
  for (const part of fillOldestFirst(due, fen).parts) {
    const gathered = await gather(manager, {
      ...part,
      source: 'unit',
      from: unallocatedOf(unitId),
      key: `${part.businessNo}/balance/${key}`,
      now,
    });
    if (gathered.allocating !== null) allocating.push(gathered.allocating);
  }
  return [...new Set(allocating)];
}
