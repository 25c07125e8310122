import type { EntityManager } from 'typeorm';
import { RuleViolation } from '#libs/fund/rule-violation';
import { actingPerson, type ActingPerson } from '#libs/persistence/access/acting-person';
import { lockOpenTask } from '#libs/persistence/task-store';
import type { CommandEntity, SubmissionEntity } from '#libs/persistence/entities/submission.entity';
import {
  mayDecide,
  TASK_VERBS,
  verbsOfTask,
  type AssignableTask,
} from '#libs/submission/assignment';
import { SELF_REQUEST, SELF_VERBS, type ProcessState, type Verb } from '#libs/submission/process';
import { SYSTEM_ACTOR, type ActorRef } from '#libs/submission/actor';
import type { ActRequest } from '#libs/submission/outcome';
import type { StaffRole } from '#libs/submission/plan';

/** Who gives a command: a person, or the process itself. */
export type Acting = ActingPerson | 'process';

interface Asked {
  readonly state: ProcessState;
  readonly verb: Verb;
  readonly acting: Acting;
}

/**
 * The person behind a command, as rights know him. An Update that no command row stands behind, or not this one, comes
 * from nobody the api has let in.
 * @throws RuleViolation
 */
export async function actingOf(
  manager: EntityManager,
  request: ActRequest,
  command: CommandEntity | null,
): Promise<Acting> {
  if (command === null) {
    if (request.requestId.startsWith(SELF_REQUEST) && SELF_VERBS.includes(request.verb))
      return 'process';
    throw new RuleViolation('COMMAND_NOT_FOUND');
  }
  if (command.verb !== request.verb || command.businessNo !== request.businessNo)
    throw new RuleViolation('COMMAND_NOT_FOUND');
  const kind = command.actorKind === 'staff' ? 'staff' : 'operator';
  const person = await actingPerson(manager, kind, command.actorId);
  if (person === null) throw new RuleViolation('COMMAND_NOT_FOUND');
  // A draft that a submit left behind is opened in its owner's name, even when he has gone since.
  if (!person.active && request.verb !== 'open') throw new RuleViolation('NOT_YOUR_ROLE');
  return person;
}

/** As the process and the case's events name him. */
export function actorRefOf(acting: Acting): ActorRef {
  if (acting === 'process') return SYSTEM_ACTOR;
  const { kind, id, person } = acting;
  return { kind, id, person };
}

/**
 * May this person give this command, asked under the row's lock: the api asked before, but rights move.
 * @throws RuleViolation
 */
export async function requireRight(
  manager: EntityManager,
  row: SubmissionEntity,
  { state, verb, acting }: Asked,
): Promise<void> {
  if (acting === 'process') return;
  if (TASK_VERBS.includes(verb)) return requireTask(manager, row, { state, verb, acting });
  if (acting.kind !== 'operator' || acting.unitId !== row.unitId)
    throw new RuleViolation('NOT_YOUR_CASE');
}

/** Staff act through the case's open task, claimed by them; when no task waits, the process itself refuses. */
async function requireTask(
  manager: EntityManager,
  row: SubmissionEntity,
  { state, verb, acting }: Asked & { acting: ActingPerson },
): Promise<void> {
  if (acting.kind !== 'staff') throw new RuleViolation('NOT_YOUR_ROLE');
  if (state.stage !== 'approval' && state.stage !== 'parked') return;
  const task = await lockOpenTask(manager, row.businessNo);
  if (task === null) throw new RuleViolation('TASK_NOT_FOUND');
  if (!verbsOfTask(task.role as StaffRole).includes(verb)) throw new RuleViolation('NOT_YOUR_ROLE');
  const refusal = mayDecide(assignable(task), acting);
  if (refusal !== null) throw new RuleViolation(refusal.code, refusal.details);
}

export function assignable(task: {
  state: string;
  role: string;
  branchCode: string;
  claimedBy: number | null;
}): AssignableTask {
  return {
    state: task.state as AssignableTask['state'],
    role: task.role as StaffRole,
    branchCode: task.branchCode,
    claimedBy: task.claimedBy,
  };
}
