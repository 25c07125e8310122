/** Where the books do not hold: what was compared, whose, and both figures. */
export interface BookDifference {
  readonly check: string;
  /** Business number where there is one, else what names it. */
  readonly of: string;
  readonly detail: string;
}
