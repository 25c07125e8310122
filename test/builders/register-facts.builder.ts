import type { Terms } from '#libs/fund/terms';
import type { AccountFacts, RowContext, UnitMarks } from '#libs/case/register';

/** What the pure rules of registers are tried with: July 2026 is next, June is assessed and paid. */
export const TERMS: Terms = {
  month: '202607',
  capFen: 2_247_100,
  floorFen: 221_000,
  ratioMinBp: 500,
  ratioMaxBp: 1200,
  monthsAhead: 1,
  knownThroughMonth: '202706',
  ratios: { unitBp: 800, personalBp: 800, fiscalBp: 0 },
  rounding: 'half-up-fen',
  repeatedAdjustmentAllowed: false,
};

export const ACCOUNT: AccountFacts = {
  kind: 'account',
  status: '01',
  baseFen: 500_000,
  unitFen: 40_000,
  personalFen: 40_000,
  fiscalFen: 0,
  unitRatioBp: 800,
  personalRatioBp: 800,
  fiscalRatioBp: 0,
  balanceFen: 1_200_000,
  paidThroughMonth: '202606',
  lastBaseMonth: '202507',
  laterBaseMonth: null,
  laterStatusMonth: null,
  unpaidMonth: null,
};

export const UNIT: UnitMarks = {
  firstMonth: '202001',
  lastAssessedMonth: '202606',
  paidThroughMonth: '202606',
  currentMonth: '202606',
  deferredFromMonth: null,
  deferredThroughMonth: null,
};

export const CONTEXT: RowContext = {
  terms: TERMS,
  termsIn: (month) => ({ ...TERMS, month }),
  unit: UNIT,
  head: {},
};
