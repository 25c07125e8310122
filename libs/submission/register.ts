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
  /** Assessed, not allocated; none can exist before assessments are built. */
  readonly unpaidAssessments?: readonly { readonly month: string; readonly businessNo: string }[];
}

/** An account as a row's rule sees it. */
export interface AccountFacts {
  readonly status: string;
  readonly baseFen: number;
  readonly unitFen: number;
  readonly personalFen: number;
  readonly fiscalFen: number;
  readonly unitRatioBp: number;
  readonly personalRatioBp: number;
  readonly fiscalRatioBp: number;
  readonly paidThroughMonth: string | null;
  readonly lastBaseMonth: string | null;
}

export interface RowChange {
  readonly baseAfterFen: number;
  readonly unitAfterFen: number;
  readonly personalAfterFen: number;
  readonly fiscalAfterFen: number;
}

/** What a posting writes of each row: terms from the effective month on, what is kept beside them, and history. */
export interface RegisterPosting {
  /** Lines of months ← register_row column, both as in SQL. */
  readonly terms: readonly { readonly line: 'base'; readonly row: string }[];
  /** account column ← register_row column: the state of the next month to assess, moved only by a change of that month. */
  readonly assigns: readonly { readonly account: string; readonly row: string }[];
  /** account columns that keep the latest effective month. */
  readonly marks: readonly string[];
  /** posted_change rows: field name, before and after columns of the row. */
  readonly changes: readonly {
    readonly field: string;
    readonly before: string;
    readonly after: string;
  }[];
}
