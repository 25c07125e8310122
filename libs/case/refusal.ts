/** What is refused, in the words of the trade: a stable code, and the values its text shows. Never personal data. */
export interface Refusal {
  readonly code: string;
  readonly details?: Readonly<Record<string, string | number>>;
}
