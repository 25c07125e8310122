import { RuleViolation } from '#libs/fund/rule-violation';
import type { ActingPerson } from '#libs/persistence/access/acting-person';
import type { CaseAndTask } from '#libs/persistence/cases/case-and-task';
import type { GivenCommand } from '#libs/persistence/cases/command-store';
import type { CommandEntity } from '#libs/persistence/entities/submission.entity';
import { mayDecide, TASK_VERBS, verbsOfTask } from '#libs/case/assignment';
import {
  SELF_REQUEST,
  SELF_VERBS,
  SYSTEM_VERBS,
  type ProcessState,
  type Verb,
} from '#libs/case/process';
import { SYSTEM_ACTOR, type ActorRef } from '#libs/case/actor';
import type { ActRequest } from '#libs/case/outcome';

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
export function actingOf(request: ActRequest, { command, person }: GivenCommand): Acting {
  if (command === null) {
    if (request.requestId.startsWith(SELF_REQUEST) && SELF_VERBS.includes(request.verb))
      return 'process';
    throw new RuleViolation('COMMAND_NOT_FOUND');
  }
  if (!isOf(command, request)) throw new RuleViolation('COMMAND_NOT_FOUND');
  if (command.actorKind === SYSTEM_ACTOR.kind) return 'process';
  if (person === null) throw new RuleViolation('COMMAND_NOT_FOUND');
  // A draft that a submit left behind is opened in its owner's name, even when he has gone since.
  if (!person.active && request.verb !== 'open') throw new RuleViolation('NOT_YOUR_ROLE');
  return person;
}

/** What money or another case asks is the system's to ask, and nobody's else; the system may ask what people do. */
function isOf(command: CommandEntity, { verb, businessNo }: ActRequest): boolean {
  const mayAsk = command.actorKind === SYSTEM_ACTOR.kind || !SYSTEM_VERBS.includes(verb);
  return command.verb === verb && command.businessNo === businessNo && mayAsk;
}

/** As the process and the case's events name him. */
export function actorRefOf(acting: Acting): ActorRef {
  if (acting === 'process') return SYSTEM_ACTOR;
  const { kind, id, person } = acting;
  return { kind, id, person };
}

/**
 * May this person give this command, asked under the locks of case and task: the api asked before, but rights move.
 * @throws RuleViolation
 */
export function requireRight(at: CaseAndTask, { state, verb, acting }: Asked): void {
  if (acting === 'process') return;
  if (TASK_VERBS.includes(verb)) {
    requireTask(at, { state, verb, acting });
    return;
  }
  if (acting.kind !== 'operator' || acting.unitId !== at.row.unitId)
    throw new RuleViolation('NOT_YOUR_CASE');
}

/** Staff act through the case's open task, claimed by them; when no task waits, the process itself refuses. */
function requireTask(
  { task }: CaseAndTask,
  { state, verb, acting }: Asked & { acting: ActingPerson },
): void {
  if (acting.kind !== 'staff') throw new RuleViolation('NOT_YOUR_ROLE');
  if (state.stage !== 'approval' && state.stage !== 'parked') return;
  if (task === null) throw new RuleViolation('TASK_NOT_FOUND');
  if (!verbsOfTask(task.role).includes(verb)) throw new RuleViolation('NOT_YOUR_ROLE');
  const refusal = mayDecide(task, acting);
  if (refusal !== null) throw new RuleViolation(refusal.code, refusal.details);
}
