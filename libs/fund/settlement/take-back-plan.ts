import type { AssessmentKind } from '#libs/fund/assessment/assessment-kind';
import { coverByAllocations, coverTakeBack } from '#libs/fund/settlement/take-back';

/** Whose money is taken back: the unit's own, or what the treasury paid for it. */
export type TakenSource = 'unit' | 'treasury';

/** What waits for money, and what it has of it. */
export interface WaitingMonth {
  readonly businessNo: string;
  readonly kind: AssessmentKind;
  readonly noticeNo: string;
  /** Of what is made good, the last of its months. */
  readonly month: string;
  readonly dueFen: bigint;
  readonly dueFiscalFen: bigint;
  readonly gatheredFen: bigint;
  readonly gatheredFiscalFen: bigint;
}

/** What is credited to the members of a unit; it is full, so what it was due is what it gave. */
export interface CreditedAllocation {
  readonly businessNo: string;
  readonly kind: AssessmentKind;
  readonly noticeNo: string;
  readonly month: string;
  readonly unitFen: bigint;
  readonly fiscalFen: bigint;
}

/** All a unit has that may be taken back. */
export interface MoneyOfUnit<Allocation extends CreditedAllocation> {
  readonly open: readonly WaitingMonth[];
  /** Newest posting first. */
  readonly credited: readonly Allocation[];
  readonly unallocatedFen: bigint;
  /** The treasury's that no month waits for. */
  readonly treasuryFen: bigint;
}

export interface AskedPart {
  readonly source: TakenSource;
  readonly fen: bigint;
  /** What the receipt itself gave to months. */
  readonly own: ReadonlyMap<string, bigint>;
}

export interface ReversedAllocation<Allocation extends CreditedAllocation> {
  readonly allocation: Allocation;
  /** All it had credited of the source. */
  readonly fen: bigint;
  /** What leaves its month: all of the unit's part; of the treasury's what is asked for, for no act brings it back there. */
  readonly takenFen: bigint;
}

export interface PartPlan<Allocation extends CreditedAllocation> {
  readonly givers: readonly { readonly month: WaitingMonth; readonly fen: bigint }[];
  readonly shortFen: bigint;
  readonly reversed: readonly ReversedAllocation<Allocation>[];
  readonly uncoveredFen: bigint;
}

/**
 * Where the parts of a unit's share come from, one after the other (domain 14): what the first reverses is gathered again
 * for the second.
 */
export function planParts<Allocation extends CreditedAllocation>(
  money: MoneyOfUnit<Allocation>,
  parts: readonly AskedPart[],
): PartPlan<Allocation>[] {
  let left = money;
  return parts.map((part) => {
    const plan = planPart(left, part);
    left = without(left, part, plan);
    return plan;
  });
}

function planPart<Allocation extends CreditedAllocation>(
  { open, credited, unallocatedFen, treasuryFen }: MoneyOfUnit<Allocation>,
  { source, fen, own }: AskedPart,
): PartPlan<Allocation> {
  const isUnits = source === 'unit';
  const { takes, shortFen } = coverTakeBack(fen, {
    own,
    unallocatedFen: isUnits ? unallocatedFen : treasuryFen,
    months: open.map((month) => ({
      ...month,
      gatheredFen: isUnits ? month.gatheredFen : month.gatheredFiscalFen,
    })),
  });
  const givers = takes.flatMap((take) =>
    open
      .filter(({ businessNo }) => businessNo === take.businessNo)
      .map((month) => ({ month, fen: take.fen })),
  );
  const { reversed, uncoveredFen } = coverByAllocations(
    shortFen,
    credited.map((allocation) => ({
      allocation,
      kind: allocation.kind,
      month: allocation.month,
      fen: isUnits ? allocation.unitFen : allocation.fiscalFen,
    })),
  );
  let leftFen = shortFen;
  const leaving = reversed.map(({ allocation, fen: allFen }) => {
    const takenFen = isUnits || allFen < leftFen ? allFen : leftFen;
    leftFen -= takenFen;
    return { allocation, fen: allFen, takenFen };
  });
  return { givers, shortFen, reversed: leaving, uncoveredFen };
}

/** By how much what leaves months is more than was asked: allocations are reversed whole. */
export function restOf<Allocation extends CreditedAllocation>(
  { givers, reversed }: PartPlan<Allocation>,
  fen: bigint,
): bigint {
  const freed = [...givers, ...reversed].reduce((sum, one) => sum + one.fen, 0n);
  return freed > fen ? freed - fen : 0n;
}

/** What the unit has once a part is taken. Of a reversed allocation the unit's money is free, the treasury's gathers again. */
function without<Allocation extends CreditedAllocation>(
  money: MoneyOfUnit<Allocation>,
  { source }: AskedPart,
  { givers, reversed }: PartPlan<Allocation>,
): MoneyOfUnit<Allocation> {
  const takenOf = (businessNo: string): bigint =>
    givers.reduce(
      (sum, giver) => sum + (giver.month.businessNo === businessNo ? giver.fen : 0n),
      0n,
    );
  const column = source === 'unit' ? 'gatheredFen' : 'gatheredFiscalFen';
  const again = reversed.map(({ allocation }): WaitingMonth => ({
    businessNo: allocation.businessNo,
    kind: allocation.kind,
    noticeNo: allocation.noticeNo,
    month: allocation.month,
    dueFen: allocation.unitFen,
    dueFiscalFen: allocation.fiscalFen,
    gatheredFen: source === 'unit' ? 0n : allocation.unitFen,
    gatheredFiscalFen: allocation.fiscalFen,
  }));
  const gone = new Set(again.map(({ businessNo }) => businessNo));
  return {
    ...money,
    open: [
      ...money.open.map((month) => ({
        ...month,
        [column]: month[column] - takenOf(month.businessNo),
      })),
      ...again,
    ],
    credited: money.credited.filter(({ businessNo }) => !gone.has(businessNo)),
  };
}

/** A month of which money is taken: what it lacks by it, and what of it is open then. */
export interface OwedMonth {
  readonly businessNo: string;
  readonly kind: AssessmentKind;
  readonly noticeNo: string;
  readonly month: string;
  /** Whether its members were credited, so that the crediting is reversed. */
  readonly isReversed: boolean;
  readonly takenFen: bigint;
  readonly openFen: bigint;
}

/** What comes to be owed again by the plans of a unit's parts, oldest month first. */
export function owedAgain<Allocation extends CreditedAllocation>(
  plans: readonly PartPlan<Allocation>[],
): OwedMonth[] {
  const owed = new Map<string, OwedMonth>();
  const add = (of: Omit<OwedMonth, 'takenFen'>, takenFen: bigint): void => {
    const before = owed.get(of.businessNo);
    owed.set(of.businessNo, {
      ...(before ?? of),
      isReversed: of.isReversed || before?.isReversed === true,
      takenFen: (before?.takenFen ?? 0n) + takenFen,
      openFen: (before?.openFen ?? of.openFen) + takenFen,
    });
  };
  for (const { givers, reversed } of plans) {
    for (const { month, fen } of givers) add(openMonth(month), fen);
    for (const { allocation, takenFen } of reversed)
      add({ ...named(allocation), isReversed: true, openFen: 0n }, takenFen);
  }
  return [...owed.values()].sort((one, other) => (one.month < other.month ? -1 : 1));
}

function named({ businessNo, kind, noticeNo, month }: WaitingMonth | CreditedAllocation) {
  return { businessNo, kind, noticeNo, month };
}

/** What it lacks before anything is taken. */
function openMonth(one: WaitingMonth): Omit<OwedMonth, 'takenFen'> {
  const openFen = one.dueFen + one.dueFiscalFen - one.gatheredFen - one.gatheredFiscalFen;
  return { ...named(one), isReversed: false, openFen };
}
