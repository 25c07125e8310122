import { REMITTANCE, SUPPLEMENT, type AssessmentKind } from '#libs/fund/assessment/assessment-kind';

/** What an open month has gathered of one source's money. */
export interface GatheredMonth {
  readonly businessNo: string;
  readonly month: string;
  readonly gatheredFen: bigint;
}

/** Where money that the bank takes back may come from. */
export interface CoverSources {
  /** What this receipt itself gave to months. */
  readonly own: ReadonlyMap<string, bigint>;
  /** The unit's unallocated balance; of the treasury's money, what no month waits for. */
  readonly unallocatedFen: bigint;
  readonly months: readonly GatheredMonth[];
}

export interface Cover {
  /** What months give back, in the order in which they do. */
  readonly takes: readonly { readonly businessNo: string; readonly fen: bigint }[];
  /** What neither covers: whole allocations are reversed for it. */
  readonly shortFen: bigint;
}

const least = (...sums: bigint[]): bigint =>
  sums.reduce((smallest, sum) => (sum < smallest ? sum : smallest));

/**
 * In its order (domain 14): the receipt's money where it still lies, newest month first; the unallocated balance; then what
 * other months have gathered, newest first, in part too.
 */
export function coverTakeBack(fen: bigint, { own, unallocatedFen, months }: CoverSources): Cover {
  const newestFirst = [...months].sort((one, other) => (one.month < other.month ? 1 : -1));
  const takes: { businessNo: string; fen: bigint }[] = [];
  let leftFen = fen;
  const take = (businessNo: string, part: bigint): void => {
    if (part <= 0n) return;
    takes.push({ businessNo, fen: part });
    leftFen -= part;
  };
  const given = new Map<string, bigint>();
  for (const { businessNo, gatheredFen } of newestFirst) {
    const part = least(leftFen, own.get(businessNo) ?? 0n, gatheredFen);
    given.set(businessNo, part);
    take(businessNo, part);
  }
  leftFen -= least(leftFen, unallocatedFen);
  for (const { businessNo, gatheredFen } of newestFirst)
    take(businessNo, least(leftFen, gatheredFen - (given.get(businessNo) ?? 0n)));
  return { takes, shortFen: leftFen };
}

/** What is credited to the members of a unit, and how much of it was money of whoever paid what is taken back. */
export interface CreditedMonth {
  readonly kind: AssessmentKind;
  /** Of what is made good, the last of its months. */
  readonly month: string;
  readonly fen: bigint;
}

/**
 * What is still short is covered by whole allocations, newest posting first, until it is; the rest of the last one stays its
 * payer's. Those that he paid nothing of are passed on the way, for months are reversed in their order; they
 * stay credited where nothing older of his comes after them, or where they only made good months before all reversed.
 */
export function coverByAllocations<Allocation extends CreditedMonth>(
  shortFen: bigint,
  newestFirst: readonly Allocation[],
): {
  readonly reversed: readonly Allocation[];
  /** What nothing covers. */
  readonly uncoveredFen: bigint;
} {
  const passed: Allocation[] = [];
  let leftFen = shortFen;
  for (const allocation of newestFirst) {
    if (leftFen <= 0n) break;
    passed.push(allocation);
    leftFen -= allocation.fen;
  }
  while (passed.at(-1)?.fen === 0n) passed.pop();
  const [oldest] = passed
    .filter(({ kind }) => kind === REMITTANCE)
    .map(({ month }) => month)
    .sort();
  const reversed = passed.filter(
    ({ kind, month, fen }) =>
      fen > 0n || kind !== SUPPLEMENT || (oldest !== undefined && month >= oldest),
  );
  return { reversed, uncoveredFen: leftFen > 0n ? leftFen : 0n };
}
