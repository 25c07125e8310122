/**
 * What told whose money it is, surest first (domain 5): the number of a paper that a cashier has recorded, what the payer wrote,
 * what the bank wrote, who paid, or a cashier.
 */
export const MATCH_KINDS = ['instrument', 'remark', 'summary', 'payer', 'cashier'] as const;
export type MatchKind = (typeof MATCH_KINDS)[number];

/** A number of the centre's that a text names, and the unit it belongs to. */
export interface NamedCase {
  readonly businessNo: string;
  readonly unitId: number;
}

/** What one text of a receipt names, as the centre's tables know it. */
export interface NamedBy {
  readonly by: MatchKind;
  readonly cases: readonly NamedCase[];
  readonly unitIds: readonly number[];
}

/** Money under a number: of a case, a notice, or an order to the bank. */
export interface CaseMatch {
  readonly kind: 'case';
  readonly by: MatchKind;
  readonly businessNo: string;
  readonly unitId: number;
  /** The paper it clears. */
  readonly instrumentId?: string;
}

export type Match =
  | CaseMatch
  | { readonly kind: 'unit'; readonly by: MatchKind; readonly unitId: number }
  | { readonly kind: 'nobody' };

/**
 * Whose money a receipt is: the first text that names anything decides, for a payer who wrote a number meant it. A text that
 * names several units decides for none, and money is never guessed onto one of them.
 */
export function matchOf(named: readonly NamedBy[]): Match {
  const telling = named.find(({ cases, unitIds }) => cases.length > 0 || unitIds.length > 0);
  if (telling === undefined) return { kind: 'nobody' };
  const { by, cases } = telling;
  const units = new Set(cases.length > 0 ? cases.map(({ unitId }) => unitId) : telling.unitIds);
  const [unitId] = units;
  if (unitId === undefined || units.size > 1) return { kind: 'nobody' };
  const numbers = new Set(cases.map(({ businessNo }) => businessNo));
  const [businessNo] = numbers;
  // Several numbers of one unit: which of them the money is for, the unit says itself.
  return businessNo === undefined || numbers.size > 1
    ? { kind: 'unit', by, unitId }
    : { kind: 'case', by, businessNo, unitId };
}
