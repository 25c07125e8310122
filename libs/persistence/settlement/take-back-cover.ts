import type { EntityManager } from 'typeorm';
import { cityDayOf } from '#libs/fund/city-time';
import { formatMonth, type FundMonth } from '#libs/fund/month';
import { RuleViolation } from '#libs/fund/rule-violation';
import { coverByAllocations, coverTakeBack } from '#libs/fund/settlement/take-back';
import {
  moneyOf,
  waitingForMoney,
  type AssessmentToPay,
} from '#libs/persistence/assessments/assessment-queries';
import {
  gatheredFor,
  treasuryOf,
  unallocatedOf,
  type LedgerPlace,
  type MoneySource,
} from '#libs/persistence/assessments/gather-store';
import {
  allocationsPosted,
  holdersOfAllocations,
  reverseAllocations,
  type PostedAllocation,
} from '#libs/persistence/assessments/reversal-store';
import { balanceOf } from '#libs/persistence/ledger/sub-balance';
import { postVoucher } from '#libs/persistence/ledger/voucher-store';
import { leaveUncovered } from '#libs/persistence/settlement/uncovered-store';

/** What a unit, or the treasury for it, has to give back. */
export interface Taken {
  readonly unitId: number;
  readonly source: MoneySource;
  readonly fen: bigint;
  /** What it is posted for, once: part of the keys of vouchers and commands. */
  readonly because: string;
  /** The keys of what gave the money to months when it came, as a pattern. */
  readonly givenAs: string;
}

interface Plan {
  readonly open: readonly AssessmentToPay[];
  readonly givers: readonly { readonly month: AssessmentToPay; readonly part: bigint }[];
  readonly shortFen: bigint;
  readonly reversed: readonly (PostedAllocation & { readonly fen: bigint })[];
  readonly uncoveredFen: bigint;
}

/** What it did to the unit's months. */
export interface Freed {
  /** That have less now than they had. */
  readonly months: readonly FundMonth[];
  readonly isCovered: boolean;
}

/** Where it comes from as things stand (domain 14); it stands once the caller holds the unit. */
async function planOf(manager: EntityManager, taken: Taken): Promise<Plan> {
  const { unitId, source, fen } = taken;
  const open = await waitingForMoney(manager, unitId);
  const { takes, shortFen } = coverTakeBack(fen, {
    own: await givenBy(manager, taken),
    unallocatedFen: await looseFenOf(manager, taken),
    months: open.map((month) => ({ ...month, gatheredFen: gatheredOf(month, source) })),
  });
  const givers = takes.flatMap(({ businessNo, fen: part }) =>
    open.filter((one) => one.businessNo === businessNo).map((month) => ({ month, part })),
  );
  const posted = shortFen > 0n ? await allocationsPosted(manager, unitId) : [];
  const credited = posted.map((one) => ({
    ...one,
    fen: source === 'unit' ? one.unitFen : one.fiscalFen,
  }));
  return { open, givers, shortFen, ...coverByAllocations(shortFen, credited) };
}

function gatheredOf(
  { gatheredFen, gatheredFiscalFen }: AssessmentToPay,
  source: MoneySource,
): bigint {
  return source === 'unit' ? gatheredFen : gatheredFiscalFen;
}

/** Where money lies that no month has: it is taken back from there. */
export function looseOf({ unitId, source }: Pick<Taken, 'unitId' | 'source'>): LedgerPlace {
  return source === 'unit' ? unallocatedOf(unitId) : treasuryOf(unitId);
}

async function looseFenOf(manager: EntityManager, taken: Taken): Promise<bigint> {
  if (taken.source === 'treasury') return balanceOf(manager, looseOf(taken));
  return (await moneyOf(manager, taken.unitId)).unallocatedFen;
}

/**
 * The units, and with them those that hold accounts of what is to be reversed, in order of their ids; read again once they are
 * held, for members may have moved and money come meanwhile. Who is late then is held out of order, which is rare.
 */
export async function lockForTakeBack(
  manager: EntityManager,
  parts: readonly Taken[],
): Promise<void> {
  const held = new Set<number>();
  for (;;) {
    const wanted = new Set(parts.map(({ unitId }) => unitId));
    for (const part of parts) {
      const { reversed } = await planOf(manager, part);
      for (const id of await holdersOfAllocations(manager, reversed)) wanted.add(id);
    }
    const missing = [...wanted].filter((id) => !held.has(id));
    if (missing.length === 0) return;
    await manager.query('SELECT id FROM unit WHERE id IN (?) ORDER BY id FOR UPDATE', [missing]);
    for (const id of missing) held.add(id);
  }
}

/**
 * Brings what the bank takes back to where money lies that no month has, in its order (domain 14): the treasury's never out of
 * the unit's, nor the unit's out of the treasury's. The caller holds the unit and those that hold accounts of what is reversed.
 * @throws RuleViolation TAKE_BACK_ALLOCATING while members are being credited
 */
export async function freeTakenBack(
  manager: EntityManager,
  taken: Taken,
  now: Date,
): Promise<Freed> {
  const plan = await planOf(manager, taken);
  const { open, givers, shortFen } = plan;
  // What is reversed moves every month of the unit: none of them may be on its way to the members.
  for (const month of shortFen > 0n ? open : givers.map((giver) => giver.month))
    await requireNotAllocating(manager, month);
  for (const [at, { month, part }] of givers.entries())
    await giveBack(manager, month, part, {
      ...taken,
      now,
      key: `${taken.because}/${taken.source}/${String(at)}`,
    });
  if (shortFen > 0n) await freeCredited(manager, { ...taken, now }, plan);
  return {
    months: [...givers.map(({ month }) => month.month), ...plan.reversed.map(({ month }) => month)],
    isCovered: plan.uncoveredFen === 0n,
  };
}

/**
 * Whole allocations, newest posting first. The rest of the unit's part stays in its unallocated balance, and what none covers
 * stands against the unit; of the treasury's part only what is asked for leaves its month, for no act brings it back there.
 */
async function freeCredited(
  manager: EntityManager,
  taken: Taken & { readonly now: Date },
  { reversed, shortFen, uncoveredFen }: Plan,
): Promise<void> {
  const { unitId, source, because, now } = taken;
  await reverseAllocations(manager, reversed, { unitId, now, because });
  let leftFen = shortFen;
  for (const { businessNo, month, voucherId, fen } of reversed) {
    const part = source === 'unit' || fen < leftFen ? fen : leftFen;
    leftFen -= part;
    if (part > 0n)
      await giveBack(manager, { businessNo, month, unitId }, part, {
        ...taken,
        key: `${because}/${source === 'unit' ? 'freed' : 'fiscal'}/${voucherId}`,
      });
  }
  if (uncoveredFen === 0n) return;
  if (source === 'treasury') throw new RuleViolation('TAKE_BACK_TREASURY_SHORT');
  await leaveUncovered(manager, { unitId, because, now }, uncoveredFen);
}

/** What it gave to each month when it came, and has not left it since: released, or freed when it was reversed. */
async function givenBy(
  manager: EntityManager,
  { givenAs, source }: Taken,
): Promise<Map<string, bigint>> {
  const left = source === 'unit' ? "OR w.posting_key LIKE 'take-back/%/freed/%'" : '';
  const rows: { businessNo: string; fen: string }[] = await manager.query(
    `SELECT v.business_no AS businessNo, v.total_fen AS fen FROM voucher v
      WHERE v.posting_key LIKE ? AND v.kind = 'gathering' AND NOT EXISTS (
        SELECT 1 FROM voucher w WHERE w.business_no = v.business_no AND w.id > v.id AND w.kind = 'gathering'
           AND (w.posting_key LIKE '%/release/%' ${left}))`,
    [givenAs],
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
  { unitId, source, now, key }: Taken & { readonly now: Date; readonly key: string },
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
      { at: gatheredFor(month, source), side: 'D', amountFen: fen },
      { at: looseOf({ unitId, source }), side: 'C', amountFen: fen },
    ],
  });
  const column = source === 'unit' ? 'gathered_fen' : 'gathered_fiscal_fen';
  await manager.query(`UPDATE assessment SET ${column} = ${column} - ? WHERE business_no = ?`, [
    String(fen),
    month.businessNo,
  ]);
}
