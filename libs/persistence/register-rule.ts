import type { Terms } from '#libs/fund/terms';
import type { Refusal } from '#libs/submission/refusal';
import type {
  AccountFacts,
  RegisterPosting,
  RowChange,
  UnitMarks,
} from '#libs/submission/register';

/** What the register machine asks of a business: its pure rules and its posting. A RegisterBusiness is one. */
export interface RegisterRule {
  decideMonth(month: string, unit: UnitMarks, terms: Terms): Refusal | null;
  decideRow(account: AccountFacts, baseAfterFen: number, terms: Terms): RowChange | Refusal;
  readonly posting: RegisterPosting;
}

export function isChange(decided: RowChange | Refusal): decided is RowChange {
  return 'baseAfterFen' in decided;
}
