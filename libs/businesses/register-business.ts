import type { FundMonth } from '#libs/fund/month';
import type { NamedUnit, Terms } from '#libs/fund/terms';
import type { BusinessHead } from '#libs/businesses/business-head';
import type { Column } from '#libs/businesses/column';
import type { MissedMonths } from '#libs/case/missed-months';
import type { Refusal } from '#libs/case/refusal';
import type {
  ColumnRefusal,
  PostingStep,
  RowContext,
  RowDecision,
  RowSubject,
  TypedValues,
  UnitMarks,
} from '#libs/case/register';
import type { Text } from '#libs/texts/text';

/** Whom the rows are about: accounts of the unit that have one of these statuses, or people who may have no account yet. */
export type RegisterSubject =
  | { readonly kind: 'account'; readonly statuses: readonly string[] }
  | { readonly kind: 'person' };

/** What a page calls things of this business. */
export interface RegisterWords {
  /** The month the case takes effect in. */
  readonly month: Text;
  /** The register itself. */
  readonly register: Text;
  /** The button that opens the entry, where the page does not begin with it. */
  readonly begin?: Text;
  /** The button that submits. */
  readonly submit: Text;
  /** The button that ends the upload of papers, where the rows demand any. */
  readonly upload?: Text;
  /** What is said when a row has been entered. */
  readonly entered: Text;
  /** What the chosen rows are added up to: people unless said, and monthly amounts where they are what it is about. */
  readonly people?: Text;
  readonly before?: Text;
  readonly after?: Text;
  /** What their accounts hold, where that goes along. */
  readonly balance?: Text;
  /** What lies between before and after, where that is what it is about. */
  readonly difference?: Text;
  /** What is asked when it has been submitted, where it is not the usual question. */
  readonly done?: Text;
  /** What a row is counted as; a person unless said. */
  readonly counted?: Text;
}

/** What a head's own columns are judged by. */
export interface HeadFacts {
  readonly head: TypedValues;
  readonly unit: UnitMarks;
  /** The units it names, by column key; null where there is none with that account. */
  readonly named: Readonly<Record<string, NamedUnit | null>>;
}

/** A register (清册): rows of accounts or people, each decided by one pure rule (manual chapters 4, 8, 9, 12 and later 6). */
export interface RegisterBusiness extends BusinessHead {
  readonly shape: 'register';
  readonly subject: RegisterSubject;
  /**
   * head: one month for the case, chosen by the operator. row: every row decides its own, and the case's is the earliest
   * of the chosen ones at submit.
   */
  readonly month: 'head' | 'row';
  /** Rows are about months that the unit has paid: with each account those months are read, and their terms are frozen. */
  readonly past?: true;
  /** Typed once for the whole case, kept in the form's `head` by key. */
  readonly headColumns: readonly Column[];
  readonly columns: readonly Column[];
  /** Of them, those that say the most of a row: shown of the first rows where it is checked, and where the case has ended. */
  readonly brief: readonly string[];
  /** What its amounts were decided by: shown beside them where a case is read, and not where it is entered. */
  readonly decidedBy?: readonly Column[];
  /** How a posted row moves the unit's headcount. */
  readonly headcountPerRow: -1 | 0 | 1;
  readonly words: RegisterWords;
  /** May the case as a whole take effect in this month. */
  decideMonth(month: FundMonth, unit: UnitMarks, terms: Terms): Refusal | null;
  /** What is wrong with the head's own columns. */
  decideHead?(facts: HeadFacts): ColumnRefusal | null;
  /** What tells rows of one account apart, where it may have several; a row an account otherwise. */
  rowKey?(typed: TypedValues): string;
  /** One entry that makes several rows. */
  expand?(typed: TypedValues): readonly TypedValues[] | ColumnRefusal;
  /** One row: what it comes to, or what is wrong with it. */
  decideRow(
    subject: RowSubject,
    typed: TypedValues,
    context: RowContext,
  ): RowDecision | ColumnRefusal;
  /** What is wrong with single cells whatever stands in the others, said beside what else is wrong with the row. */
  wrongCells?(typed: TypedValues, context: RowContext): readonly ColumnRefusal[];
  readonly posting: readonly PostingStep[];
  /** Refusals of a row whose person can be asked for of the unit that holds his account, and by which business. */
  readonly asks?: { readonly business: string; readonly codes: readonly string[] };
  /** Months its rows come too late for, and where they are made good. */
  readonly missed?: MissedMonths;
  /** What the unit that accounts were moved to can begin for them, with what is typed of each row. */
  readonly offersToReceiver?: { readonly business: string; readonly typed: TypedValues };
}
