import { waitsForHolder } from '#libs/case/holder';
import type { ProcessState, Verb } from '#libs/case/process';
import { APPROVAL_LAPSE_DAYS, STAGE_LIMITS, type Stage } from '#libs/case/stage';

const DAY_MS = 24 * 3_600_000;

/** A workflow nobody opens a case in ends; the next command starts it again. */
const UNOPENED_MS = DAY_MS;

export interface Deadline {
  /** Epoch ms. */
  readonly atMs: number;
  /** Null: the workflow itself ends. */
  readonly verb: Verb | null;
}

/**
 * What the process does by itself when nobody acts, and when. Every stage that waits for people has one; null where money
 * is waited for, or has come: an assessment never lapses.
 */
export function deadlineOf(state: ProcessState, enteredAtMs: number): Deadline | null {
  if (state.collects === true) return null;
  if (state.stage === 'approval') {
    const dueMs = state.dueAt === null ? enteredAtMs : Date.parse(state.dueAt);
    if (waitsForHolder(state)) return { atMs: dueMs, verb: 'pass-on' };
    if (!state.reminded) return { atMs: dueMs, verb: 'remind' };
    return { atMs: dueMs + APPROVAL_LAPSE_DAYS * DAY_MS, verb: 'lapse-approval' };
  }
  const limit = STAGE_LIMITS[state.stage];
  if (limit === undefined) return { atMs: enteredAtMs + UNOPENED_MS, verb: null };
  return { atMs: enteredAtMs + limit.days * DAY_MS, verb: limit.then };
}

/** When a case that rests in a stage since then is given up; null where it may rest for good. */
export function restingUntil(stage: Stage, since: Date): Date | null {
  const limit = STAGE_LIMITS[stage];
  return limit === undefined ? null : new Date(since.getTime() + limit.days * DAY_MS);
}
