import { holdsRole, type Actor } from '#apps/api/auth/actor';
import type { SubmissionEntity } from '#libs/persistence/entities/submission.entity';
import { mayDecide, type AssignableTask } from '#libs/submission/assignment';
import {
  decide,
  isRefusal,
  type ActorRef,
  type ProcessState,
  type Verb,
} from '#libs/submission/process';

const OPERATOR_VERBS: readonly Verb[] = ['submit', 'reopen', 'finish-scans', 'withdraw', 'discard'];
const DECISIONS: readonly Verb[] = ['approve', 'return', 'reject'];
const OPERATIONS: readonly Verb[] = ['retry-posting', 'abandon'];

export function actorRefOf(actor: Actor): ActorRef {
  return { kind: actor.kind, id: actor.id, person: actor.person };
}

/** What the caller could do to the case now: the same pure halves that decide when he does. */
export function verbsOpenTo(
  actor: Actor,
  row: Pick<SubmissionEntity, 'unitId' | 'branchCode'>,
  state: ProcessState,
  task: AssignableTask | null,
): Verb[] {
  return candidates(actor, row, task).filter(
    (verb) => !isRefusal(decide(state, { verb, actor: actorRefOf(actor) })),
  );
}

function candidates(
  actor: Actor,
  row: Pick<SubmissionEntity, 'unitId' | 'branchCode'>,
  task: AssignableTask | null,
): readonly Verb[] {
  if (actor.kind === 'operator') return actor.unitId === row.unitId ? OPERATOR_VERBS : [];
  const decides = task !== null && mayDecide(task, actor) === null ? DECISIONS : [];
  return holdsRole(actor, 'operations', row.branchCode) ? [...decides, ...OPERATIONS] : decides;
}
