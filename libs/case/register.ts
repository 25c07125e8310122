import type { Contribution, Ratios } from '#libs/fund/contribution';
import type { FundMonth } from '#libs/fund/month';
import type { Terms } from '#libs/fund/terms';
import type { Refusal } from '#libs/case/refusal';

/** What the register machine and a register business say to each other: plain facts and amounts in fen. */

/** The unit's marks a month is judged by (domain 4). */
export interface UnitMarks {
  readonly lastAssessedMonth: string | null;
  readonly paidThroughMonth: string | null;
  readonly firstMonth: string;
  /** Present month by the city's clock. */
  readonly currentMonth: string;
  /** Months approved to be paid later; through null = the deferral goes on. */
  readonly deferredFromMonth: string | null;
  readonly deferredThroughMonth: string | null;
  /** Assessed, not allocated, oldest first: those of this hall, whose numbers are known. */
  readonly unpaidAssessments?: readonly { readonly month: string; readonly businessNo: string }[];
}

/** An account as a row's rule sees it: as it stands in the month of the case, or in the unit's next one to assess. */
export interface AccountFacts {
  readonly kind: 'account';
  /** JGJ/T 320 A.6; empty before the account's first month. */
  readonly status: string;
  readonly baseFen: number;
  readonly unitFen: number;
  readonly personalFen: number;
  readonly fiscalFen: number;
  readonly unitRatioBp: number;
  readonly personalRatioBp: number;
  readonly fiscalRatioBp: number;
  readonly balanceFen: number;
  readonly paidThroughMonth: FundMonth | null;
  /** Last posted adjustment up to the end of the fund year of the month. */
  readonly lastBaseMonth: FundMonth | null;
  /** First month after this one that another base, or another status, is posted for. */
  readonly laterBaseMonth: FundMonth | null;
  readonly laterStatusMonth: FundMonth | null;
  /** First month of the unit's, assessed or deferred and still to be paid, in which the account pays. */
  readonly unpaidMonth: FundMonth | null;
  /** What a month that has passed holds for the account; only where the business asks for such months. */
  readonly past?: (month: FundMonth) => PastMonth;
}

/** An account in a month that has passed: what was paid for it, and what it would be computed by (domain 6). */
export interface PastMonth {
  /** How it stood in the unit of the case; 'none' before its first month anywhere. */
  readonly standing: 'paying' | 'sealed' | 'none' | 'elsewhere';
  /** The base in force then, else its first one; 0 where there is none. */
  readonly baseFen: number;
  /** Ratios of its own; null where it has the unit's. */
  readonly ownRatios: Ratios | null;
  /** Credited for the month at any unit, with what is approved to be made good and not paid yet. */
  readonly paid: Contribution;
}

/** A person who may have no account yet. */
export interface PersonFacts {
  readonly kind: 'person';
  /** An account of the same identity, anywhere in the centre: of several, the one that is not closed, else the last. */
  readonly known: null | {
    /** It belongs to the unit of the case. */
    readonly here: boolean;
    readonly status: string;
    readonly sameName: boolean;
    readonly paidThroughMonth: FundMonth | null;
  };
}

export type RowSubject = AccountFacts | PersonFacts;

/** What was typed of a row or a head, by column key: tidied text, money as fen. Missing = left empty. */
export type TypedValues = Readonly<Record<string, string | number>>;

/** What a row is decided by, beside its subject and what was typed. */
export interface RowContext {
  /** Of the case's month; where every row decides its own, of the unit's next month to assess. */
  readonly terms: Terms;
  /** Of any month; null where something of it is not known. */
  readonly termsIn: (month: FundMonth) => Terms | null;
  readonly unit: UnitMarks;
  /** What was typed once for the whole case. */
  readonly head: TypedValues;
}

/** A refusal that names the column it is about, by key. */
export interface ColumnRefusal extends Refusal {
  readonly column?: string;
}

/** What a row comes to: amounts after, zero for none. */
export interface RowDecision {
  readonly baseAfterFen: number;
  readonly unitAfterFen: number;
  readonly personalAfterFen: number;
  readonly fiscalAfterFen: number;
  /** What stood there before, where that is not what the account pays in the month. */
  readonly before?: Contribution & { readonly baseFen: number };
  /** The row's own month, where every row decides its own. */
  readonly month?: FundMonth;
  /** What else was decided, by column key. */
  readonly decided?: TypedValues;
  /** Said, and does not block. */
  readonly note?: ColumnRefusal;
}

/** An amount of a row. */
export type RowAmount =
  | 'baseBeforeFen'
  | 'unitBeforeFen'
  | 'personalBeforeFen'
  | 'fiscalBeforeFen'
  | 'baseAfterFen'
  | 'unitAfterFen'
  | 'personalAfterFen'
  | 'fiscalAfterFen';

/** What history says of a row, before or after. */
export type HistoryValue =
  | { readonly amount: RowAmount }
  | { readonly typed: string }
  | { readonly decided: string }
  | { readonly value: string };

/** What posting does with the chosen rows of a register, step by step, each as a set. */
export type PostingStep =
  | {
      /** A base from the month on. */
      readonly step: 'set-base';
      /** It is the adjustment of its fund year (domain 8). */
      readonly ofFundYear: boolean;
    }
  | {
      /** A status from the month on, in the unit of the case. */
      readonly step: 'set-status';
      readonly status: '01' | '02';
      /** Key of the typed column that holds the reason. */
      readonly reason: string;
      /** The row's base holds from the same month on. */
      readonly withBase: boolean;
    }
  /** A member where there is none yet, an account and its first terms. */
  | { readonly step: 'open-accounts' }
  /** The account belongs to the unit the head names, from the month on. */
  | { readonly step: 'move-accounts' }
  /** What each row adds to its month is a sum due, and the case waits for the money. */
  | { readonly step: 'contribute' }
  | {
      /** Append-only history, a line a row. */
      readonly step: 'history';
      readonly field: string;
      readonly before: HistoryValue;
      readonly after: HistoryValue;
    };
