import type { Fen } from '#libs/fund/money';

/** What a rise from nothing counts as: more than any other. */
export const RISE_FROM_NOTHING_BP = 2_000_000_000;

/**
 * A change in basis points of what was, rounded away from nothing, so that 'more than 20 %' reads the same here as in fen,
 * up and down: exactly 20 % is 2,000, one fen more is above it.
 */
export function riseBp(beforeFen: Fen, afterFen: Fen): number {
  if (beforeFen === 0) return afterFen > 0 ? RISE_FROM_NOTHING_BP : 0;
  // Sums of a large unit times 10,000 leave the safe integers.
  const [change, before] = [BigInt(afterFen - beforeFen) * 10_000n, BigInt(beforeFen)];
  const rest = change > 0n ? before - 1n : 1n - before;
  return Math.min(Number((change + rest) / before), RISE_FROM_NOTHING_BP);
}
