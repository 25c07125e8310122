import type { EntityManager } from 'typeorm';
import { RuleViolation } from '#libs/fund/rule-violation';
import { lockTaskOf, staffMemberOf } from '#libs/persistence/task-store';
import { StaffEntity, UnitOperatorEntity } from '#libs/persistence/entities/people.entity';
import type { CommandEntity, SubmissionEntity } from '#libs/persistence/entities/submission.entity';
import { mayDecide, type AssignableTask } from '#libs/submission/assignment';
import {
  SELF_REQUEST,
  SELF_VERBS,
  SYSTEM_ACTOR,
  type ActorRef,
  type ProcessState,
  type Verb,
} from '#libs/submission/process';
import type { ActRequest } from '#libs/submission/outcome';
import type { StaffRole } from '#libs/submission/plan';

const DECISIONS: readonly Verb[] = ['approve', 'return', 'reject'];
const OPERATIONS: readonly Verb[] = ['retry-posting', 'abandon'];

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
  if (!person.active) throw new RuleViolation('NOT_YOUR_ROLE');
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
  {
    state,
    verb,
    actor,
  }: { readonly state: ProcessState; readonly verb: Verb; readonly actor: ActorRef },
): Promise<void> {
  if (actor.kind === 'system') return;
  if (DECISIONS.includes(verb)) return requireDecider(manager, row, state, actor);
  if (OPERATIONS.includes(verb)) return requireOperations(manager, actor);
  const operator =
    actor.kind === 'operator'
      ? await manager.findOneBy(UnitOperatorEntity, { id: actor.id })
      : null;
  if (operator?.unitId !== row.unitId) throw new RuleViolation('NOT_YOUR_CASE');
}

async function requireDecider(
  manager: EntityManager,
  row: SubmissionEntity,
  state: ProcessState,
  actor: ActorRef,
): Promise<void> {
  if (actor.kind !== 'staff') throw new RuleViolation('NOT_YOUR_ROLE');
  const role = state.plan.levels[state.level]?.role;
  // Outside approval there is no task to ask about; the process itself refuses then.
  if (state.stage !== 'approval' || role === undefined) return;
  const task = await lockTaskOf(manager, {
    businessNo: row.businessNo,
    round: state.round,
    level: state.level,
    role,
  });
  if (task === null) throw new RuleViolation('TASK_NOT_FOUND');
  const refusal = mayDecide(assignable(task), await staffMemberOf(manager, actor.id));
  if (refusal !== null) throw new RuleViolation(refusal.code, refusal.details);
}

async function requireOperations(manager: EntityManager, actor: ActorRef): Promise<void> {
  const staff = actor.kind === 'staff' ? await staffMemberOf(manager, actor.id) : null;
  if (staff?.grants.some((grant) => grant.role === 'operations') !== true)
    throw new RuleViolation('NOT_YOUR_ROLE');
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
