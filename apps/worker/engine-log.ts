import type { LogEntry } from '@temporalio/worker';
import type { Logger } from 'pino';
import { withoutValues } from '#libs/persistence/database/error-without-values';

const LEVELS = {
  TRACE: 'trace',
  DEBUG: 'debug',
  INFO: 'debug',
  WARN: 'warn',
  ERROR: 'error',
} as const;

/** The engine's lines as the rest of the program logs; of errors the kind and the place, for a message may quote a row. */
export function forward(log: Logger, { level, message, meta = {} }: LogEntry): void {
  const { error, workflowId, activityType, attempt, taskQueue } = meta as Record<string, unknown>;
  const cause = error instanceof Error ? causeOf(error) : undefined;
  log[LEVELS[level]]({ workflowId, activityType, attempt, taskQueue, cause }, message);
}

function causeOf(error: Error): Record<string, unknown> {
  const { type, code, stack } = withoutValues(error);
  return { type, code, at: stack };
}
