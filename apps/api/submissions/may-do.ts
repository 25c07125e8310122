import { holdsRole, type Actor } from '#apps/api/auth/actor';
import type { SubmissionEntity } from '#libs/persistence/entities/submission.entity';
import { mayDecide, TASK_VERBS, verbsOfTask, type AssignableTask } from '#libs/case/assignment';
import { decide, isRefusal, type ProcessState, type Verb } from '#libs/case/process';
import { type ActorRef } from '#libs/case/actor';
import type { Refusal } from '#libs/case/refusal';

const OPERATOR_VERBS: readonly Verb[] = [
  'submit',
  'reopen',
  'finish-scans',
  'withdraw',
  'discard',
  'delete',
];

/** A case as rights see it: its row's owner, where the process stands, and the task staff are to answer. */
export interface CaseAtHand {
  readonly row: Pick<SubmissionEntity, 'unitId' | 'branchCode'>;
  readonly state: ProcessState;
  readonly task: AssignableTask | null;
}

export function actorRefOf(actor: Actor): ActorRef {
  return { kind: actor.kind, id: actor.id, person: actor.person };
}

/** A task of another branch or role does not exist for the caller; operations see those of their branch. */
export function seesTask(actor: Actor, { role, branchCode, claimedBy }: AssignableTask): boolean {
  return (
    actor.kind === 'staff' &&
    (claimedBy === actor.id ||
      holdsRole(actor, role, branchCode) ||
      holdsRole(actor, 'operations', branchCode))
  );
}

/** What the caller could do to the case now: the same pure halves that decide when he does. */
export function verbsOpenTo(actor: Actor, at: CaseAtHand): Verb[] {
  const verbs = actor.kind === 'operator' ? OPERATOR_VERBS : TASK_VERBS;
  return verbs.filter((verb) => refusalFor(actor, at, verb) === null);
}

/** Why the caller may not give this command now; null when the engine shall decide it. */
export function refusalFor(actor: Actor, at: CaseAtHand, verb: Verb): Refusal | null {
  const result = decide(at.state, { verb, actor: actorRefOf(actor) });
  // The process first: 'you made it yourself' tells more than 'claim it first'.
  return isRefusal(result) ? result : rightRefusal(actor, at, verb);
}

function rightRefusal(actor: Actor, { row, task }: CaseAtHand, verb: Verb): Refusal | null {
  if (actor.kind === 'operator') {
    const own = actor.unitId === row.unitId && OPERATOR_VERBS.includes(verb);
    return own ? null : { code: 'NOT_YOUR_CASE' };
  }
  if (!TASK_VERBS.includes(verb)) return { code: 'NOT_YOUR_ROLE' };
  // Without a task the process refuses in its own words.
  if (task === null) return null;
  if (!verbsOfTask(task.role).includes(verb)) return { code: 'NOT_YOUR_ROLE' };
  return mayDecide(task, actor);
}
