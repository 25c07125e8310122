/** The only domain error. The edge turns its code into Chinese or English text; it carries no personal data. */
export class RuleViolation extends Error {
  constructor(
    readonly code: string,
    readonly details: Readonly<Record<string, string | number>> = {},
    /** Key of the column it is about, where it is about one. */
    readonly column?: string,
  ) {
    super(code);
    this.name = 'RuleViolation';
  }
}
