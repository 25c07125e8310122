import type { EntityManager } from 'typeorm';
import { cityDayOf } from '#libs/fund/city-time';
import type { FundMonth } from '#libs/fund/month';
import { RuleViolation } from '#libs/fund/rule-violation';
import { restOf } from '#libs/fund/settlement/take-back-plan';
import {
  gatheredFor,
  treasuryOf,
  unallocatedOf,
  type LedgerPlace,
} from '#libs/persistence/assessments/gather-store';
import { reverseAllocations, type Reversed } from '#libs/persistence/assessments/reversal-store';
import { postVoucher } from '#libs/persistence/ledger/voucher-store';
import type { Planned, Taken } from '#libs/persistence/settlement/take-back-plans';
import { leaveUncovered } from '#libs/persistence/settlement/uncovered-store';

/** What it did to the unit's months. */
export interface Freed {
  /** That have less now than they had. */
  readonly months: readonly FundMonth[];
  readonly isCovered: boolean;
  /** By how much the unit's unallocated balance grew: allocations are reversed whole. */
  readonly restFen: bigint;
  /** What members' balances could not give back. */
  readonly receivableFen: bigint;
}

type At = Taken & { readonly now: Date };

/** Where money lies that no month has: it is taken back from there. */
export function looseOf({ unitId, source }: Pick<Taken, 'unitId' | 'source'>): LedgerPlace {
  return source === 'unit' ? unallocatedOf(unitId) : treasuryOf(unitId);
}

/**
 * Brings what the bank takes back to where money lies that no month has, as it is planned: the treasury's never out of the
 * unit's, nor the unit's out of the treasury's. The caller holds the units of the plan, and has asked that none of its months
 * is being credited.
 */
export async function freeTakenBack(
  manager: EntityManager,
  planned: Planned,
  now: Date,
): Promise<Freed> {
  const { taken, plan } = planned;
  for (const [at, { month, fen }] of plan.givers.entries())
    await giveBack(manager, month, fen, {
      ...taken,
      now,
      key: `${taken.because}/${taken.source}/${String(at)}`,
    });
  const { receivableFen } =
    plan.shortFen > 0n
      ? await freeCredited(manager, planned, { ...taken, now })
      : { receivableFen: 0n };
  const reversed = plan.reversed.map(({ allocation }) => allocation.month);
  return {
    months: [...plan.givers.map(({ month }) => month.month), ...reversed],
    isCovered: plan.uncoveredFen === 0n,
    restFen: taken.source === 'unit' ? restOf(plan, taken.fen) : 0n,
    receivableFen,
  };
}

/**
 * Whole allocations, newest posting first. The rest of the unit's part stays in its unallocated balance, and what none covers
 * stands against the unit.
 */
async function freeCredited(
  manager: EntityManager,
  { plan: { reversed, uncoveredFen } }: Planned,
  taken: At,
): Promise<Reversed> {
  const { unitId, source, because, now } = taken;
  const allocations = reversed.map(({ allocation }) => allocation);
  const done = await reverseAllocations(manager, allocations, { unitId, now, because });
  for (const { allocation, takenFen } of reversed)
    if (takenFen > 0n)
      await giveBack(manager, allocation, takenFen, {
        ...taken,
        key: `${because}/${source === 'unit' ? 'freed' : 'fiscal'}/${allocation.voucherId}`,
      });
  if (uncoveredFen === 0n) return done;
  if (source === 'treasury') throw new RuleViolation('TAKE_BACK_TREASURY_SHORT');
  await leaveUncovered(manager, { unitId, because, now }, uncoveredFen);
  return done;
}

async function giveBack(
  manager: EntityManager,
  { businessNo, month }: { readonly businessNo: string; readonly month: FundMonth },
  fen: bigint,
  { unitId, source, now, key }: At & { readonly key: string },
): Promise<void> {
  const day = cityDayOf(now);
  await postVoucher(manager, {
    postingKey: key,
    kind: 'gathering',
    unitId,
    businessNo,
    month,
    valueDate: day,
    postingDay: day,
    lines: [
      { at: gatheredFor({ businessNo, unitId }, source), side: 'D', amountFen: fen },
      { at: looseOf({ unitId, source }), side: 'C', amountFen: fen },
    ],
  });
  const column = source === 'unit' ? 'gathered_fen' : 'gathered_fiscal_fen';
  await manager.query(`UPDATE assessment SET ${column} = ${column} - ? WHERE business_no = ?`, [
    String(fen),
    businessNo,
  ]);
}
