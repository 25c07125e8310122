import type { TextDetails } from '#libs/texts/text';

/** One field of a refused request: a stable code, never the value that was sent. */
export interface FieldProblem {
  readonly field: string;
  readonly code: string;
  readonly details?: TextDetails;
}

/** What a problem may carry beside its code: refused fields, or the newer state of a stale draft (`current`). */
export interface ProblemExtras {
  readonly errors?: readonly FieldProblem[];
  readonly current?: unknown;
}

/** An answer other than success; the filter turns its code into RFC 9457 problem details in both languages. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly details: TextDetails = {},
    readonly extras: ProblemExtras = {},
  ) {
    super(code);
    this.name = 'Problem';
  }
}
