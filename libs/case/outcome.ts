import type { Refusal } from '#libs/case/refusal';
import type { ProcessEvent, Verb } from '#libs/case/process';

/** How a command ended: done, or refused in business words. Kept in the command row, answered to every repeat. */
export interface Outcome {
  readonly state: 'done' | 'refused';
  readonly refusal?: Refusal;
}

/** What the workflow asks an activity to write. Ids only: actor, opinion and form stay in MySQL. */
export interface ActRequest {
  readonly businessNo: string;
  readonly business: string;
  /** Last event the workflow knows. */
  readonly seq: number;
  readonly verb: Verb;
  /** The command row; for acts of the process itself a name made from businessNo and seq. */
  readonly requestId: string;
  readonly taskKey?: string;
  readonly reason?: string;
  readonly reasonDetails?: Refusal['details'];
}

/** What the row has known for longer than its workflow. */
export type KnownEvent = ProcessEvent & {
  /** When it happened; absent of what has just happened. */
  readonly at?: string;
};

export interface ActResult {
  /** Events after ActRequest.seq, in order: missed ones and the new one. */
  readonly events: readonly KnownEvent[];
  /** Null when the row was ahead: nothing was written, decide again. */
  readonly outcome: Outcome | null;
}
