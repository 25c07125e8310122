import type { DataSource, EntityManager } from 'typeorm';
import { lineOf, type ActLog } from '#activities/acts/act-log';
import { actingOf, actorRefOf, requireRight, type Acting } from '#activities/acts/command-actor';
import { applyEffects } from '#activities/acts/effects';
import { withFacts, type Gathering } from '#activities/acts/gather-facts';
import { createCase } from '#activities/acts/open-case';
import { RuleViolation } from '#libs/fund/rule-violation';
import { orderAllocation } from '#libs/persistence/assessments/gather-store';
import { deleteAssessment } from '#libs/persistence/assessments/assessment-store';
import { nextBusinessNo } from '#libs/persistence/cases/business-number';
import { lockCaseAndTask, type LockedCase } from '#libs/persistence/cases/case-and-task';
import {
  findCommand,
  givenCommand,
  writeOutcome,
  type GivenCommand,
} from '#libs/persistence/cases/command-store';
import { WorkingCalendar } from '#libs/persistence/reference-data/working-calendar';
import { hasUnchosen } from '#libs/persistence/registers/register-split';
import { advance, eventsAfter, stateOf } from '#libs/persistence/cases/case-store';
import { inTransaction, isRefusedForGood } from '#libs/persistence/database/transaction';
import type { CommandEntity, SubmissionEntity } from '#libs/persistence/entities/submission.entity';
import type { ActRequest, ActResult, Outcome } from '#libs/case/outcome';
import {
  admits,
  decide,
  evolve,
  isRefusal,
  type Command,
  type ProcessEvent,
  type Verb,
} from '#libs/case/process';
import { isFinal, type Stage } from '#libs/case/stage';

export interface CaseDeps {
  readonly dataSource: DataSource;
  readonly keyedHashSecret: string;
  readonly log?: ActLog;
}

/** Writes what the workflow leads: state, event, tasks, boxes and the command's outcome, in one transaction. */
export function createCaseActivities(deps: CaseDeps) {
  const calendar = new WorkingCalendar();
  return {
    async act(request: ActRequest): Promise<ActResult> {
      const { result, command } = await actOrRefuse({ ...deps, calendar }, request);
      deps.log?.(lineOf(request, result, command));
      return result;
    },

    /** Events of a case after the last one its workflow knows. */
    async missed({ businessNo, seq }: Pick<ActRequest, 'businessNo' | 'seq'>): Promise<ActResult> {
      const events = await eventsAfter(deps.dataSource.manager, businessNo, seq);
      return { events, outcome: { state: 'done' } };
    },
  };
}

/** What is answered, and the command behind it for the log. */
interface Done {
  readonly result: ActResult;
  readonly command: CommandEntity | null;
}

async function actOrRefuse(
  { dataSource, keyedHashSecret, calendar }: CaseDeps & Pick<Gathering, 'calendar'>,
  request: ActRequest,
): Promise<Done> {
  const restNo = await restNumber(dataSource, request);
  try {
    return await inTransaction(dataSource, async (manager) => {
      const locked = await lockCaseAndTask(manager, request.businessNo);
      // Read behind the lock: so is the time.
      const given = await givenCommand(manager, request.requestId);
      const at = { manager, locked, given, restNo, keyedHashSecret, calendar };
      return { command: given.command, result: await actOnce(at, request) };
    });
  } catch (error) {
    return refuse(dataSource, request, finalRefusal(error));
  }
}

/** The case under its lock (null before it is opened), and the command that moves it. */
interface Locked extends Omit<Gathering, 'row' | 'command' | 'now'> {
  readonly locked: LockedCase | null;
  readonly given: GivenCommand;
}

/**
 * Outcome there → it is the answer. Row ahead of the caller → nothing is written, the missed events go back and the
 * caller decides again. Otherwise decide, write, answer.
 */
async function actOnce({ locked, ...facts }: Locked, request: ActRequest): Promise<ActResult> {
  const { manager, given } = facts;
  const found = locked ?? (await createCase(manager, request, given));
  if (found === null) throw new RuleViolation('SUBMISSION_NOT_FOUND');
  const { row, task } = found;
  const missed =
    row.seq === request.seq ? [] : await eventsAfter(manager, request.businessNo, request.seq);
  const answered = answeredBefore(given.command, request, missed);
  if (answered !== null) return { events: missed, outcome: answered };
  if (row.seq > request.seq)
    return {
      events: missed,
      outcome: endedFor(row, request.verb) ? await finished(manager, request) : null,
    };
  if (row.seq < request.seq) throw new Error(`row of ${request.businessNo} is behind its workflow`);
  const { command, at: now } = given;
  const acting = actingOf(request, given);
  requireRight({ row, task }, { state: stateOf(row), verb: request.verb, acting });
  const event = await write({ ...facts, row, command, now }, found, { request, acting });
  return { events: [event], outcome: { state: 'done' } };
}

/** Over, and the act is not the one that opens it again. */
function endedFor(row: SubmissionEntity, verb: Verb): boolean {
  const state = stateOf(row);
  return isFinal(state.stage) && admits(state, { verb }) !== null;
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
  gathering: Gathering,
  locked: LockedCase,
  { request, acting }: { readonly request: ActRequest; readonly acting: Acting },
): Promise<ProcessEvent> {
  const { manager, row, command, now } = gathering;
  const state = stateOf(row);
  const asked: Command = {
    verb: request.verb,
    actor: actorRefOf(acting),
    ...(request.taskKey === undefined ? {} : { taskKey: request.taskKey }),
    ...(request.reason === undefined ? {} : { reason: request.reason }),
    ...(request.reasonDetails === undefined ? {} : { reasonDetails: request.reasonDetails }),
  };
  const result = decide(state, await withFacts(gathering, asked));
  if (isRefusal(result)) throw new RuleViolation(result.code, result.details);
  const next = evolve(state, result);
  const opinion = typeof command?.body['opinion'] === 'string' ? command.body['opinion'] : '';
  const step = { event: result, next, requestId: request.requestId, opinion, at: now };
  if (endsUnpaid(state.stage, result.kind)) {
    const { businessNo, unitId } = row;
    await deleteAssessment(manager, { businessNo, unitId, now });
  }
  await advance(manager, locked, step);
  await applyEffects(manager, row, step);
  // What was paid while the case was still completed had no case to allocate.
  if (result.kind === 'reverse')
    await orderAllocation(manager, row.unitId, requestKey(row, result));
  return result;
}

function requestKey({ businessNo }: SubmissionEntity, { seq }: ProcessEvent): string {
  return `reversed/${businessNo}/${String(seq)}`;
}

/** What waited for its money is deleted, or its time is up: the money that came goes back to the unit. */
function endsUnpaid(stage: Stage, verb: Verb): boolean {
  return verb === 'delete' || (verb === 'expire' && stage === 'collecting');
}

/**
 * The number of the draft that unchosen rows go to, taken before the submit's own transaction: the day's counter is
 * everybody's, a large submit must not hold it. A number nobody uses is a gap, no harm.
 */
async function restNumber(dataSource: DataSource, request: ActRequest): Promise<string | null> {
  if (request.verb !== 'submit' || !(await hasUnchosen(dataSource.manager, request.businessNo)))
    return null;
  return inTransaction(dataSource, (manager) => nextBusinessNo(manager));
}

/** What no repetition cures ends the command; everything else is the world failing, and is tried again. */
function finalRefusal(error: unknown): RuleViolation {
  if (error instanceof RuleViolation) return error;
  if (isRefusedForGood(error)) return new RuleViolation('WRITE_REFUSED');
  throw error;
}

/** A refusal found under the lock: everything rolled back, the outcome written by itself. */
async function refuse(
  dataSource: DataSource,
  request: ActRequest,
  violation: RuleViolation,
): Promise<Done> {
  const outcome: Outcome = {
    state: 'refused',
    refusal: { code: violation.code, details: violation.details },
  };
  return inTransaction(dataSource, async (manager) => {
    await writeOutcome(manager, request.requestId, outcome);
    const command = await findCommand(manager, request.requestId);
    const events = await eventsAfter(manager, request.businessNo, request.seq);
    return { command, result: { events, outcome: (command?.outcome ?? outcome) as Outcome } };
  });
}
