import type { Contribution, Ratios } from '#libs/fund/contribution';
import type { Refusal } from '#libs/case/refusal';
import type { ColumnRefusal } from '#libs/case/register';
import type { MemberRow, TermsView } from '../../api/generated';

/** What is typed in an entry, by column key. */
export type Texts = Readonly<Record<string, string>>;

/** What a register business computes in the browser, if anything: by the same pure rules that the server decides by. */
export interface RegisterRules {
  amountsOf?(baseFen: number, ratios: Ratios, terms: TermsView): Contribution;
  /** What refuses the member in this month, whatever is entered for him. */
  refusalOfMember?(member: MemberRow, terms: TermsView): Refusal | null;
  /** What can be said of a base before the server is asked. */
  refusalOf?(baseFen: number, presentBaseFen: number | null, terms: TermsView): Refusal | null;
  /** What refuses the base that amounts are suggested by, where none can be. */
  refusalOfSource?(baseFen: number, terms: TermsView): Refusal | null;
  /** What is wrong with one of the texts beyond its form, whatever is typed in the others. */
  refusalOfTexts?(texts: Texts): ColumnRefusal | null;
  /** Values that follow from what is typed, by column key: they are shown and not asked. */
  derived?(texts: Texts): Texts;
  /** Values a field has as long as nobody types in it, by column key. */
  suggested?(texts: Texts, terms: TermsView): Texts;
}
