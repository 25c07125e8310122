import { HOLDER, levelAt, type Role } from '#libs/case/plan';
import type { ProcessState, Verb } from '#libs/case/process';

/** Acts that a person finds again in the done box. */
export const DONE_VERBS: readonly Verb[] = [
  'submit',
  'assess',
  'finish-scans',
  'withdraw',
  'discard',
  'approve',
  'return',
  'reject',
  'retry-posting',
  'abandon',
  'delete',
];

/** The one task that must be open while a case stands where it stands. */
export interface ExpectedTask {
  readonly round: number;
  readonly level: number;
  readonly role: Role;
  readonly dueAt: string | null;
}

/** Who is to act, as a task; null when the case waits for nobody's decision. */
export function expectedTask(state: ProcessState): ExpectedTask | null {
  const { stage, round, seq } = state;
  switch (stage) {
    case 'approval': {
      const { role } = levelAt(state.plan, state.level);
      // What that unit has to do is a case of its own.
      return role === HOLDER ? null : { round, level: state.level, role, dueAt: state.dueAt };
    }
    // Tasks outside the levels are told apart by the event that opened them.
    case 'draft':
    case 'returned':
    case 'scanning':
    case 'withdrawn':
      return { round, level: seq, role: 'operator', dueAt: null };
    case 'parked':
      return { round, level: seq, role: 'operations', dueAt: null };
    default:
      return null;
  }
}
