import type { CommandEntity } from '#libs/persistence/entities/submission.entity';
import type { ActRequest, ActResult } from '#libs/case/outcome';

/** One line per act: what ties the browser's correlation id to the case. No names, no opinions. */
export interface ActLine {
  readonly businessNo: string;
  readonly verb: string;
  readonly requestId: string;
  /** Of the request that gave the command; empty for acts of the process itself. */
  readonly correlationId: string;
  /** 'done', the code of a refusal, or 'behind' when the workflow had missed events. */
  readonly outcome: string;
}

export type ActLog = (line: ActLine) => void;

export function lineOf(
  { businessNo, verb, requestId }: ActRequest,
  { outcome }: ActResult,
  command: CommandEntity | null,
): ActLine {
  const ended = outcome?.state === 'done' ? 'done' : (outcome?.refusal?.code ?? 'behind');
  const correlationId = command?.correlationId ?? '';
  return { businessNo, verb, requestId, correlationId, outcome: ended };
}
