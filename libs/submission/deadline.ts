import type { ProcessState, Verb } from '#libs/submission/process';
import { APPROVAL_LAPSE_DAYS, STAGE_LIMITS } from '#libs/submission/stage';

const DAY_MS = 24 * 3_600_000;

/** What the process does by itself when nobody acts, and when (epoch ms). Null: the stage does not wait for people. */
export function deadlineOf(
  state: ProcessState,
  enteredAtMs: number,
): { atMs: number; verb: Verb } | null {
  if (state.stage === 'approval') {
    const dueMs = state.dueAt === null ? enteredAtMs : Date.parse(state.dueAt);
    if (!state.reminded) return { atMs: dueMs, verb: 'remind' };
    return { atMs: dueMs + APPROVAL_LAPSE_DAYS * DAY_MS, verb: 'lapse-approval' };
  }
  const limit = STAGE_LIMITS[state.stage];
  return limit === undefined ? null : { atMs: enteredAtMs + limit.days * DAY_MS, verb: limit.then };
}
