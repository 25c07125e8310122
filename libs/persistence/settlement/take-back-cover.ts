import type { EntityManager } from 'typeorm';
import { cityDayOf } from '#libs/fund/city-time';
import { formatMonth } from '#libs/fund/month';
import { RuleViolation } from '#libs/fund/rule-violation';
import { coverByAllocations, coverTakeBack } from '#libs/fund/settlement/take-back';
import {
  moneyOf,
  waitingForMoney,
  type AssessmentToPay,
} from '#libs/persistence/assessments/assessment-queries';
import { gatheredFor, unallocatedOf } from '#libs/persistence/assessments/gather-store';
import {
  allocationsPosted,
  holdersOfAllocations,
  reverseAllocations,
  type PostedAllocation,
} from '#libs/persistence/assessments/reversal-store';
import { postVoucher } from '#libs/persistence/ledger/voucher-store';
import { leaveUncovered } from '#libs/persistence/settlement/uncovered-store';

interface Taken {
  readonly receiptId: string;
  readonly unitId: number;
  readonly fen: bigint;
  readonly now: Date;
}

interface Plan {
  readonly open: readonly AssessmentToPay[];
  readonly givers: readonly { readonly month: AssessmentToPay; readonly part: bigint }[];
  readonly shortFen: bigint;
  readonly reversed: readonly PostedAllocation[];
  readonly uncoveredFen: bigint;
}

/** Where it comes from as things stand (domain 14); it stands once the caller holds the unit. */
async function planOf(
  manager: EntityManager,
  { receiptId, unitId, fen }: Omit<Taken, 'now'>,
): Promise<Plan> {
  const open = await waitingForMoney(manager, unitId);
  const { unallocatedFen } = await moneyOf(manager, unitId);
  const { takes, shortFen } = coverTakeBack(fen, {
    own: await givenBy(manager, receiptId),
    unallocatedFen,
    months: open,
  });
  const givers = takes.flatMap(({ businessNo, fen: part }) =>
    open.filter((one) => one.businessNo === businessNo).map((month) => ({ month, part })),
  );
  const posted = shortFen > 0n ? await allocationsPosted(manager, unitId) : [];
  return { open, givers, shortFen, ...coverByAllocations(shortFen, posted) };
}

/**
 * The unit, and with it those that hold accounts of what is to be reversed, in order of their ids; read again once they are
 * held, for members may have moved and money come meanwhile. Who is late then is held out of order, which is rare.
 */
export async function lockForTakeBack(
  manager: EntityManager,
  taken: Omit<Taken, 'now'>,
): Promise<void> {
  const held = new Set<number>();
  for (;;) {
    const { reversed } = await planOf(manager, taken);
    const wanted = [taken.unitId, ...(await holdersOfAllocations(manager, reversed))];
    const missing = wanted.filter((id) => !held.has(id));
    if (missing.length === 0) return;
    await manager.query('SELECT id FROM unit WHERE id IN (?) ORDER BY id FOR UPDATE', [missing]);
    for (const id of missing) held.add(id);
  }
}

/**
 * Brings what the bank takes back into the unit's unallocated balance, in its order (domain 14). The caller holds the unit
 * and those that hold accounts of what is reversed.
 * @throws RuleViolation TAKE_BACK_ALLOCATING while members are being credited
 */
export async function freeTakenBack(manager: EntityManager, taken: Taken): Promise<void> {
  const { receiptId } = taken;
  const plan = await planOf(manager, taken);
  const { open, givers, shortFen } = plan;
  // What is reversed moves every month of the unit: none of them may be on its way to the members.
  for (const month of shortFen > 0n ? open : givers.map((giver) => giver.month))
    await requireNotAllocating(manager, month);
  for (const [at, { month, part }] of givers.entries())
    await giveBack(manager, month, part, {
      ...taken,
      key: `take-back/${receiptId}/${String(at)}`,
    });
  if (shortFen > 0n) await freeCredited(manager, taken, plan);
}

/**
 * Whole allocations, newest posting first; the rest of the last one stays in the unallocated balance, and what none covers
 * stands against the unit.
 */
async function freeCredited(
  manager: EntityManager,
  taken: Taken,
  { reversed, uncoveredFen }: Plan,
): Promise<void> {
  const { receiptId, unitId, now } = taken;
  const because = `take-back/${receiptId}`;
  await reverseAllocations(manager, reversed, { unitId, now, because });
  for (const { businessNo, month, voucherId, unitFen } of reversed)
    if (unitFen > 0n)
      await giveBack(manager, { businessNo, month, unitId }, unitFen, {
        ...taken,
        key: `${because}/freed/${voucherId}`,
      });
  if (uncoveredFen > 0n) await leaveUncovered(manager, { unitId, receiptId, now }, uncoveredFen);
}

/** What the receipt gave to each month when it came, and has not left it since: released, or freed when it was reversed. */
async function givenBy(manager: EntityManager, receiptId: string): Promise<Map<string, bigint>> {
  const rows: { businessNo: string; fen: string }[] = await manager.query(
    `SELECT v.business_no AS businessNo, v.total_fen AS fen FROM voucher v
      WHERE v.posting_key LIKE ? AND v.kind = 'gathering' AND NOT EXISTS (
        SELECT 1 FROM voucher w WHERE w.business_no = v.business_no AND w.id > v.id AND w.kind = 'gathering'
           AND (w.posting_key LIKE '%/release/%' OR w.posting_key LIKE 'take-back/%/freed/%'))`,
    [`receipt/${receiptId}/%`],
  );
  return new Map(rows.map(({ businessNo, fen }) => [businessNo, BigInt(fen)]));
}

/** Its members are about to be credited: a moment later it is either allocated or not. */
async function requireNotAllocating(
  manager: EntityManager,
  { businessNo, month }: AssessmentToPay,
): Promise<void> {
  const [row]: { stage: string }[] = await manager.query(
    'SELECT stage FROM submission WHERE business_no = ?',
    [businessNo],
  );
  if (row?.stage === 'allocating')
    throw new RuleViolation('TAKE_BACK_ALLOCATING', { month: formatMonth(month) });
}

async function giveBack(
  manager: EntityManager,
  month: Pick<AssessmentToPay, 'businessNo' | 'unitId' | 'month'>,
  fen: bigint,
  { unitId, now, key }: Taken & { readonly key: string },
): Promise<void> {
  const day = cityDayOf(now);
  await postVoucher(manager, {
    postingKey: key,
    kind: 'gathering',
    unitId,
    businessNo: month.businessNo,
    month: month.month,
    valueDate: day,
    postingDay: day,
    lines: [
      { at: gatheredFor(month, 'unit'), side: 'D', amountFen: fen },
      { at: unallocatedOf(unitId), side: 'C', amountFen: fen },
    ],
  });
  await manager.query(
    'UPDATE assessment SET gathered_fen = gathered_fen - ? WHERE business_no = ?',
    [String(fen), month.businessNo],
  );
}
