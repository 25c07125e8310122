import type { EntityManager } from 'typeorm';
import { formatMonth } from '#libs/fund/month';
import { RuleViolation } from '#libs/fund/rule-violation';
import {
  planParts,
  type AskedPart,
  type MoneyOfUnit,
  type PartPlan,
} from '#libs/fund/settlement/take-back-plan';
import { waitingForMoney } from '#libs/persistence/assessments/assessment-queries';
import type { MoneySource } from '#libs/persistence/assessments/gather-store';
import {
  allocationsPosted,
  holdersOfAllocations,
  type PostedAllocation,
} from '#libs/persistence/assessments/reversal-store';

/** What a unit, or the treasury for it, has to give back. */
export interface Taken {
  readonly unitId: number;
  readonly source: MoneySource;
  readonly fen: bigint;
  /** What it is posted for, once: part of the keys of vouchers and commands. */
  readonly because: string;
  /** How the keys begin and end of what gave the money to months when it came. */
  readonly givenAs: readonly [begins: string, ends: string];
}

export interface Planned {
  readonly taken: Taken;
  readonly plan: PartPlan<PostedAllocation>;
}

type Money = MoneyOfUnit<PostedAllocation>;

/**
 * Where all of it comes from as things stand, read for all units together: a list has hundreds of them. It stands once the
 * caller holds the units. The parts of a unit stand one after the other.
 */
export async function planTakeBack(
  manager: EntityManager,
  parts: readonly Taken[],
): Promise<Planned[]> {
  const byUnit = new Map<number, Asked[]>();
  const given = await givenToMonths(manager, parts);
  for (const taken of parts) {
    const asked = { source: taken.source, fen: taken.fen, own: ownOf(taken, given) };
    byUnit.set(taken.unitId, [...(byUnit.get(taken.unitId) ?? []), { taken, asked }]);
  }
  if (byUnit.size === 0) return [];
  const money = await moneyOfUnits(manager, [...byUnit.keys()]);
  const planAll = (): Planned[] =>
    [...byUnit].flatMap(([unitId, asked]) => planned(money.get(unitId), asked));
  const first = planAll();
  const short = first.filter(({ plan }) => plan.shortFen > 0n).map(({ taken }) => taken.unitId);
  if (short.length === 0) return first;
  // The whole history of a unit, read only where something has to come out of it.
  for (const one of await allocationsPosted(manager, [...new Set(short)]))
    money.get(one.unitId)?.credited.push(one);
  return planAll();
}

interface Asked {
  readonly taken: Taken;
  readonly asked: AskedPart;
}

/** To plan nothing for a unit would take its share back of nobody. */
function planned(money: Money | undefined, asked: readonly Asked[]): Planned[] {
  if (money === undefined) throw new Error('a unit that had money of the receipt is not there');
  const plans = planParts(
    money,
    asked.map((one) => one.asked),
  );
  return asked.flatMap(({ taken }, at) => {
    const plan = plans[at];
    return plan === undefined ? [] : [{ taken, plan }];
  });
}

type Filling = Money & { readonly credited: PostedAllocation[] };

async function moneyOfUnits(
  manager: EntityManager,
  unitIds: readonly number[],
): Promise<Map<number, Filling>> {
  const loose: { unitId: number; unallocated: string; treasury: string | null }[] =
    await manager.query(
      `SELECT u.id AS unitId, u.unallocated_fen AS unallocated,
              (SELECT SUM(IF(l.side = 'C', l.amount_fen, -l.amount_fen))
                 FROM sub_account s JOIN voucher_line l ON l.sub_account_id = s.id
                WHERE s.account = '219' AND s.kind = 'treasury' AND s.owner = CAST(u.id AS CHAR CHARACTER SET ascii)) AS treasury
         FROM unit u WHERE u.id IN (?)`,
      [unitIds],
    );
  const money = new Map<number, Filling>();
  const open = await waitingForMoney(manager, ...unitIds);
  for (const { unitId, unallocated, treasury } of loose)
    money.set(unitId, {
      open: open.filter((one) => one.unitId === unitId),
      credited: [],
      unallocatedFen: BigInt(unallocated),
      treasuryFen: BigInt(treasury ?? 0),
    });
  return money;
}

interface Given {
  readonly key: string;
  readonly businessNo: string;
  readonly fen: string;
  /** Whether money has left the month since. */
  readonly isReleased: number;
  readonly isFreed: number;
}

/** What the receipt gave to months when it came. */
async function givenToMonths(
  manager: EntityManager,
  parts: readonly Taken[],
): Promise<readonly Given[]> {
  const receipts = [...new Set(parts.map(({ givenAs: [begins] }) => receiptOf(begins)))];
  const left = (key: string) => `EXISTS (
    SELECT 1 FROM voucher w WHERE w.business_no = v.business_no AND w.id > v.id AND w.kind = 'gathering' AND w.posting_key LIKE '${key}')`;
  const rows: Given[][] = [];
  for (const begins of receipts)
    rows.push(
      await manager.query(
        `SELECT v.posting_key AS \`key\`, v.business_no AS businessNo, v.total_fen AS fen, ${left('%/release/%')} AS isReleased,
                ${left('take-back/%/freed/%')} AS isFreed
           FROM voucher v WHERE v.posting_key LIKE ? AND v.kind = 'gathering'`,
        [`${begins}%`],
      ),
    );
  return rows.flat();
}

/** 'split/12/' of 'split/12/7/'. */
function receiptOf(begins: string): string {
  return `${begins.split('/').slice(0, 2).join('/')}/`;
}

/** What of it has not left its month: released, or freed when it was reversed. */
function ownOf({ givenAs: [begins, ends], source }: Taken, given: readonly Given[]) {
  const own = given.filter(
    ({ key, isReleased, isFreed }) =>
      key.startsWith(begins) &&
      key.endsWith(ends) &&
      Number(isReleased) === 0 &&
      (source === 'treasury' || Number(isFreed) === 0),
  );
  return new Map(own.map(({ businessNo, fen }) => [businessNo, BigInt(fen)]));
}

/**
 * The units, and with them those that hold accounts of what is to be reversed, in order of their ids; read again once they are
 * held, for members may have moved and money come meanwhile. Who is late then is held out of order, which is rare.
 * @returns what stands while they are held
 */
export async function lockForTakeBack(
  manager: EntityManager,
  parts: readonly Taken[],
): Promise<Planned[]> {
  const held = new Set<number>();
  for (;;) {
    const plans = await planTakeBack(manager, parts);
    const reversed = plans.flatMap(({ plan }) => plan.reversed.map(({ allocation }) => allocation));
    const wanted = [
      ...parts.map(({ unitId }) => unitId),
      ...(await holdersOfAllocations(manager, reversed)),
    ];
    const missing = [...new Set(wanted)].filter((id) => !held.has(id));
    if (missing.length === 0) return plans;
    await manager.query('SELECT id FROM unit WHERE id IN (?) ORDER BY id FOR UPDATE', [missing]);
    for (const id of missing) held.add(id);
  }
}

/**
 * What is reversed moves every month of its unit: none of them may be on its way to the members. A moment later it is either
 * allocated or not.
 * @throws RuleViolation TAKE_BACK_ALLOCATING
 */
export async function requireNotAllocating(
  manager: EntityManager,
  plans: readonly Planned[],
): Promise<void> {
  const moved = plans.flatMap(({ plan }) => plan.givers.map(({ month }) => month.businessNo));
  const reversing = plans.filter(({ plan }) => plan.shortFen > 0n);
  const open = await openNumbers(manager, [...new Set(reversing.map(({ taken }) => taken.unitId))]);
  const numbers = [...new Set([...moved, ...open])];
  if (numbers.length === 0) return;
  const [one]: { month: string }[] = await manager.query(
    `SELECT a.month FROM submission s JOIN assessment a ON a.business_no = s.business_no
      WHERE s.business_no IN (?) AND s.stage = 'allocating' ORDER BY a.month LIMIT 1`,
    [numbers],
  );
  if (one !== undefined)
    throw new RuleViolation('TAKE_BACK_ALLOCATING', { month: formatMonth(one.month) });
}

async function openNumbers(manager: EntityManager, unitIds: readonly number[]): Promise<string[]> {
  if (unitIds.length === 0) return [];
  return (await waitingForMoney(manager, ...unitIds)).map(({ businessNo }) => businessNo);
}
