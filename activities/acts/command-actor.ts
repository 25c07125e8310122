import type { EntityManager } from 'typeorm';
import { RuleViolation } from '#libs/fund/rule-violation';
import { lockOpenTask, staffMemberOf } from '#libs/persistence/task-store';
import { StaffEntity, UnitOperatorEntity } from '#libs/persistence/entities/people.entity';
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

interface Asked {
  readonly state: ProcessState;
  readonly verb: Verb;
  readonly actor: ActorRef;
}

/**
 * The person behind a command, as the process knows him. An Update that no command row stands behind, or not this
 * one, comes from nobody the api has let in.
 * @throws RuleViolation
 */
export async function actorOf(
  manager: EntityManager,
  request: ActRequest,
  command: CommandEntity | null,
): Promise<ActorRef> {
  if (command === null) {
    if (request.requestId.startsWith(SELF_REQUEST) && SELF_VERBS.includes(request.verb))
      return SYSTEM_ACTOR;
    throw new RuleViolation('COMMAND_NOT_FOUND');
  }
  if (command.verb !== request.verb || command.businessNo !== request.businessNo)
    throw new RuleViolation('COMMAND_NOT_FOUND');
  const entity = command.actorKind === 'staff' ? StaffEntity : UnitOperatorEntity;
  const person = await manager.findOneByOrFail<StaffEntity | UnitOperatorEntity>(entity, {
    id: command.actorId,
  });
  // A draft that a submit left behind is opened in its owner's name, even when he has gone since.
  if (!person.active && request.verb !== 'open') throw new RuleViolation('NOT_YOUR_ROLE');
  return {
    kind: command.actorKind === 'staff' ? 'staff' : 'operator',
    id: person.id,
    person: person.personNo,
  };
}

/**
 * May this actor give this command, asked under the row's lock: the api asked before, but rights move.
 * @throws RuleViolation
 */
export async function requireRight(
  manager: EntityManager,
  row: SubmissionEntity,
  { state, verb, actor }: Asked,
): Promise<void> {
  if (actor.kind === 'system') return;
  if (TASK_VERBS.includes(verb)) return requireTask(manager, row, { state, verb, actor });
  const operator =
    actor.kind === 'operator'
      ? await manager.findOneBy(UnitOperatorEntity, { id: actor.id })
      : null;
  if (operator?.unitId !== row.unitId) throw new RuleViolation('NOT_YOUR_CASE');
}

/** Staff act through the case's open task, claimed by them; when no task waits, the process itself refuses. */
async function requireTask(
  manager: EntityManager,
  row: SubmissionEntity,
  { state, verb, actor }: Asked,
): Promise<void> {
  if (actor.kind !== 'staff') throw new RuleViolation('NOT_YOUR_ROLE');
  if (state.stage !== 'approval' && state.stage !== 'parked') return;
  const task = await lockOpenTask(manager, row.businessNo);
  if (task === null) throw new RuleViolation('TASK_NOT_FOUND');
  if (!verbsOfTask(task.role as StaffRole).includes(verb)) throw new RuleViolation('NOT_YOUR_ROLE');
  const refusal = mayDecide(assignable(task), await staffMemberOf(manager, actor.id));
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
