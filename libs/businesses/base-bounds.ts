import { formatYuan, type Fen } from '#libs/fund/money';
import type { Terms } from '#libs/fund/terms';
import type { Refusal } from '#libs/case/refusal';

/** Zero is no base: nobody pays on nothing. */
export function requireBaseIsAmount(baseFen: Fen): Refusal | null {
  return Number.isSafeInteger(baseFen) && baseFen > 0 ? null : { code: 'BASE_NOT_AN_AMOUNT' };
}

/** Cap and floor of the effective month, both inclusive. */
export function requireBaseWithinBounds(
  baseFen: Fen,
  terms: Pick<Terms, 'capFen' | 'floorFen'>,
): Refusal | null {
  const base = formatYuan(baseFen);
  if (baseFen > terms.capFen)
    return { code: 'BASE_ABOVE_CAP', details: { base, cap: formatYuan(terms.capFen) } };
  if (baseFen < terms.floorFen)
    return { code: 'BASE_BELOW_FLOOR', details: { base, floor: formatYuan(terms.floorFen) } };
  return null;
}
