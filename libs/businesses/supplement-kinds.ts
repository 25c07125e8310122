/** Dictionary 'supplement-kind' (domain 6): what a kind asks of its month, and where its amount comes from. */
interface SupplementKind {
  /** nothing: the month has no payment at all. short: it has some, less than is due. any: neither is asked. */
  readonly month: 'nothing' | 'short' | 'any';
  /** By a base alone; by a base or a typed amount; by a typed amount alone. */
  readonly amount: 'base' | 'base-or-typed' | 'typed';
}

export const SUPPLEMENT_KINDS: Readonly<Record<string, SupplementKind>> = {
  // 全额, 差额, 不定额.
  '01': { month: 'nothing', amount: 'base' },
  '02': { month: 'short', amount: 'base-or-typed' },
  '03': { month: 'any', amount: 'typed' },
};

/**
 * Dictionary 'supplement-reason': those by which a month before the account's first one is made good, and the centre decides
 * (domain 14); the others speak of months he had an account in. UNVERIFIED: local practice.
 */
export const REASONS_BEFORE_FIRST: readonly string[] = ['01', '03', '04', '06'];

/** Months in which somebody was missed (漏缴), made good in full; months in which too little was paid (少缴), by what lacks. */
export const MISSED_IN_FULL = {
  business: 'supplementary-contribution',
  typed: { supplementReason: '01', supplementKind: '01' },
} as const;
export const PAID_SHORT = {
  business: 'supplementary-contribution',
  typed: { supplementReason: '02', supplementKind: '02' },
} as const;

/** So many months are entered at once by the first and the last of them. */
export const MONTHS_AT_ONCE_MAX = 60;
