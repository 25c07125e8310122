import type { DataSource, EntityManager } from 'typeorm';
import { actorOf, requireRight } from '#activities/acts/command-actor';
import { planOf, requirePapers } from '#activities/acts/command-facts';
import { applyEffects } from '#activities/acts/effects';
import { createCase } from '#activities/acts/open-case';
import { RuleViolation } from '#libs/fund/rule-violation';
import { findCommand, writeOutcome } from '#libs/persistence/command-store';
import { dueAt } from '#libs/persistence/route-store';
import { advance, eventsAfter, lockSubmission, stateOf } from '#libs/persistence/submission-store';
import { inTransaction } from '#libs/persistence/transaction';
import type { CommandEntity, SubmissionEntity } from '#libs/persistence/entities/submission.entity';
import type { ActRequest, ActResult, Outcome } from '#libs/submission/outcome';
import {
  decide,
  evolve,
  isRefusal,
  type Command,
  type ProcessEvent,
} from '#libs/submission/process';
import { isFinal } from '#libs/submission/stage';

/** Writes what the workflow leads: state, event, tasks, boxes and the command's outcome, in one transaction. */
export function createSubmissionActivities(deps: { readonly dataSource: DataSource }) {
  return {
    async act(request: ActRequest): Promise<ActResult> {
      try {
        return await inTransaction(deps.dataSource, (manager) => actOnce(manager, request));
      } catch (error) {
        if (!(error instanceof RuleViolation)) throw error;
        return refuse(deps.dataSource, request, error);
      }
    },
  };
}

/**
 * Outcome there → it is the answer. Row ahead of the caller → nothing is written, the missed events go back and the
 * caller decides again. Otherwise decide, write, answer.
 */
async function actOnce(manager: EntityManager, request: ActRequest): Promise<ActResult> {
  const locked = await lockSubmission(manager, request.businessNo);
  const command = await findCommand(manager, request.requestId);
  const row = locked ?? (await createCase(manager, request, command));
  if (row === null) throw new RuleViolation('SUBMISSION_NOT_FOUND');
  const missed =
    row.seq === request.seq ? [] : await eventsAfter(manager, request.businessNo, request.seq);
  const answered = answeredBefore(command, request, missed);
  if (answered !== null) return { events: missed, outcome: answered };
  if (row.seq > request.seq)
    return {
      events: missed,
      outcome: isFinal(stateOf(row).stage) ? await finished(manager, request) : null,
    };
  if (row.seq < request.seq) throw new Error(`row of ${request.businessNo} is behind its workflow`);
  return { events: [await write(manager, row, request, command)], outcome: { state: 'done' } };
}

function answeredBefore(
  command: CommandEntity | null,
  request: ActRequest,
  missed: readonly ProcessEvent[],
): Outcome | null {
  if (command?.outcome != null) return command.outcome as Outcome;
  const selfDone =
    command === null &&
    missed.some((event) => event.seq === request.seq + 1 && event.kind === request.verb);
  return selfDone ? { state: 'done' } : null;
}

async function finished(manager: EntityManager, request: ActRequest): Promise<Outcome> {
  const outcome: Outcome = { state: 'refused', refusal: { code: 'CASE_FINISHED' } };
  await writeOutcome(manager, request.requestId, outcome);
  return outcome;
}

async function write(
  manager: EntityManager,
  row: SubmissionEntity,
  request: ActRequest,
  command: CommandEntity | null,
): Promise<ProcessEvent> {
  const now = new Date();
  const state = stateOf(row);
  const actor = await actorOf(manager, request, command);
  await requireRight(manager, row, { state, verb: request.verb, actor });
  const asked: Command = {
    verb: request.verb,
    actor,
    ...(request.taskKey === undefined ? {} : { taskKey: request.taskKey }),
    ...(request.reason === undefined ? {} : { reason: request.reason }),
  };
  const result = decide(state, await withFacts(manager, row, asked, now));
  if (isRefusal(result)) throw new RuleViolation(result.code, result.details);
  const next = evolve(state, result);
  const opinion = typeof command?.body['opinion'] === 'string' ? command.body['opinion'] : '';
  const step = { event: result, next, requestId: request.requestId, opinion, at: now };
  await advance(manager, row, step);
  await applyEffects(manager, row, step);
  await writeOutcome(manager, request.requestId, { state: 'done' });
  return result;
}

/** Facts only the database knows: the plan at submit, the papers, when the next task is due. */
async function withFacts(
  manager: EntityManager,
  row: SubmissionEntity,
  asked: Command,
  now: Date,
): Promise<Command> {
  const state = stateOf(row);
  // What the process refuses anyway is refused before the costly checks.
  const plan =
    asked.verb === 'submit' && !isRefusal(decide(state, asked))
      ? await planOf(manager, row, now)
      : undefined;
  if (asked.verb === 'finish-scans')
    await requirePapers(manager, row.businessNo, state.plan.papers);
  const command = plan === undefined ? asked : { ...asked, plan };
  const expected = decide(state, command);
  if (isRefusal(expected) || expected.stage !== 'approval' || asked.verb === 'remind')
    return command;
  const level = (plan ?? state.plan).levels[expected.level];
  return level === undefined
    ? command
    : { ...command, dueAt: (await dueAt(manager, now, level.dueDays)).toISOString() };
}

/** A refusal found under the lock: everything rolled back, the outcome written by itself. */
async function refuse(
  dataSource: DataSource,
  request: ActRequest,
  violation: RuleViolation,
): Promise<ActResult> {
  const outcome: Outcome = {
    state: 'refused',
    refusal: { code: violation.code, details: violation.details },
  };
  return inTransaction(dataSource, async (manager) => {
    await writeOutcome(manager, request.requestId, outcome);
    const command = await findCommand(manager, request.requestId);
    return {
      events: await eventsAfter(manager, request.businessNo, request.seq),
      outcome: (command?.outcome ?? outcome) as Outcome,
    };
  });
}
