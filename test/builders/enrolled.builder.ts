import { decideRow } from '#libs/businesses/enrolment/enrolment.rules';
import { identityCheckCharacter } from '#libs/fund/identity-number';
import type { Terms } from '#libs/fund/terms';
import * as FACTS from '#test/builders/register-facts.builder';
import type { PersonFacts, RowContext, TypedValues, UnitMarks } from '#libs/case/register';

/** December 2026 is next, November is assessed and paid; the unit pays more than its people. */
export const TERMS: Terms = {
  ...FACTS.TERMS,
  month: '202612',
  ratios: { unitBp: 1000, personalBp: 800, fiscalBp: 0 },
};
export const UNIT: UnitMarks = {
  ...FACTS.UNIT,
  lastAssessedMonth: '202611',
  paidThroughMonth: '202611',
  currentMonth: '202611',
};
/** A number of GB 11643 with its check character. */
export const numberOf = (first17: string) => first17 + identityCheckCharacter(first17);
/** What is typed of somebody ordinary. */
export const TYPED = {
  name: '张三',
  idNumber: numberOf('41030319880101001'),
  maritalStatus: '20',
  mobilePhone: '13800138000',
  occupation: '17',
  title: '000',
  position: '000',
  education: '20',
  baseAfterFen: 600_000,
  personalTypedFen: 48_000,
  unitTypedFen: 60_000,
};
export const STRANGER: PersonFacts = { kind: 'person', known: null };

export interface Situation {
  readonly person?: PersonFacts;
  readonly unit?: Partial<UnitMarks>;
  readonly terms?: Partial<Terms>;
}

/** What the rule makes of him. */
export function decided(typed: TypedValues, { person = STRANGER, unit, terms }: Situation = {}) {
  const all = { ...TERMS, ...terms };
  const context: RowContext = {
    terms: all,
    termsIn: (month) => (month < '202001' ? null : { ...all, month }),
    unit: { ...UNIT, ...unit },
    head: {},
  };
  return decideRow(person, { ...TYPED, ...typed }, context);
}

/** The column and the code of a refusal, or 'taken'. */
export function said(typed: TypedValues, situation?: Situation) {
  const outcome = decided(typed, situation);
  if (!('code' in outcome)) return 'taken';
  return `${outcome.column ?? ''} ${outcome.code}`;
}
