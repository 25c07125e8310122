import {
  ActivityFailure,
  allHandlersFinished,
  ApplicationFailure,
  condition,
  continueAsNew,
  log,
  patched,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import { Alarm } from '#workflows/alarm';
import { CaseFile } from '#workflows/case-file';
import {
  actUpdates,
  COMMAND_VERBS,
  progress,
  wake,
  type Act,
  type Start,
} from '#workflows/messages';
import { post, renderReceipt } from '#workflows/proxies';
import { deadlineOf } from '#libs/case/deadline';
import type { Verb } from '#libs/case/process';
import type { Refusal } from '#libs/case/refusal';
import { isFinal, type Stage } from '#libs/case/stage';

/** One case from draft to its end: draft → papers → approval → posting → its money, if it waits for any → receipt. */
export async function submission(start: Start): Promise<string> {
  const file = new CaseFile(start);
  const alarm = new Alarm();
  // Asked once, so that a case keeps to its way: it can then still go on by the release before.
  const isCalled = patched(CALLED_WHEN_NEEDED);
  setHandler(progress, () => file.state);
  setHandler(wake, () => file.catchUp());
  for (const verb of COMMAND_VERBS) {
    setHandler(actUpdates[verb], (act) => file.act(verb, act), {
      validator: (act: Act) => {
        file.validate(verb, act);
      },
    });
  }
  do {
    while (!isFinal(file.state.stage)) {
      if (mustBeginAnew()) await startAfresh(start, file);
      if (POSTED_BY_ITSELF.includes(file.state.stage)) await postOnce(start, file);
      else await peopleOrDeadline(file, alarm, isCalled);
    }
    await finish(start, file);
  } while (!isFinal(file.state.stage));
  return file.state.stage;
}

/** Cases that ended before it were never opened again by an act that came at their end. To be deprecated with them. */
const REOPENED = 'reopened';

/**
 * Prints, and lets every act that has come be answered; one of them may open the case again, and it waits for no paper then.
 * A run that begins because of such an act finds the case completed: the act goes first.
 */
async function finish(start: Start, file: CaseFile): Promise<void> {
  const mayReopen = patched(REOPENED);
  if (mayReopen) await condition(allHandlersFinished);
  if (file.state.stage === 'completed') {
    let printed = false;
    const printing = printReceipt(start).then(() => {
      printed = true;
    });
    if (mayReopen) await condition(() => printed || !isFinal(file.state.stage));
    else await printing;
  }
  await condition(allHandlersFinished);
}

/** Waits until someone acts; when the time is up the process acts itself. */
async function peopleOrDeadline(file: CaseFile, alarm: Alarm, isCalled: boolean): Promise<void> {
  const { seq } = file.state;
  const moved = () => file.state.seq !== seq || mustBeginAnew();
  const deadline = deadlineOf(file.state, file.enteredAtMs);
  if (deadline === null) {
    await condition(moved);
    return;
  }
  if ((await waited(file, { alarm, isCalled, moved, atMs: deadline.atMs })) || moved()) return;
  // Nobody opened the case: its next command starts a workflow again.
  if (deadline.verb === null) throw ApplicationFailure.nonRetryable('never opened', 'NeverOpened');
  const { enteredAtMs } = file;
  await file.actBySelf(deadline.verb, SELF_REASONS[deadline.verb]);
  // Refused without a later date: asked again in an hour, not at once.
  if (file.state.seq === seq && file.enteredAtMs === enteredAtMs) await condition(moved, '1 hour');
}

/** A history that grows by refusals alone must be cut as well. */
function mustBeginAnew(): boolean {
  return workflowInfo().continueAsNewSuggested && allHandlersFinished();
}

/** Cases begun before it have a timer for each deadline. To be deprecated when none of them is open any more. */
const ONE_ALARM = 'one-alarm';

/** Cases begun before it go round after every act, which is a good part of what an act costs. To be deprecated with them. */
const CALLED_WHEN_NEEDED = 'called-when-needed';

interface Waiting {
  readonly alarm: Alarm;
  readonly isCalled: boolean;
  readonly moved: () => boolean;
  readonly atMs: number;
}

/** @returns false when the time is up and nobody has acted; otherwise the case is to be looked at anew */
async function waited(file: CaseFile, { alarm, isCalled, moved, atMs }: Waiting): Promise<boolean> {
  if (isCalled) {
    if (Date.now() >= atMs) return false;
    alarm.set(atMs);
    await condition(() => !rests(file, alarm));
    return true;
  }
  if (patched(ONE_ALARM)) {
    alarm.set(atMs);
    await condition(() => moved() || alarm.hasRung);
  } else await condition(moved, Math.max(1, atMs - Date.now()));
  return moved() || Date.now() < atMs;
}

/** People have the case, and will be reminded in time. */
function rests({ state, enteredAtMs }: CaseFile, alarm: Alarm): boolean {
  if (isFinal(state.stage) || POSTED_BY_ITSELF.includes(state.stage) || mustBeginAnew())
    return false;
  const deadline = deadlineOf(state, enteredAtMs);
  return deadline !== null && alarm.ringsBy(deadline.atMs);
}

/** Stages in which the case waits for its own posting alone. */
const POSTED_BY_ITSELF: readonly Stage[] = ['posting', 'allocating'];

const SELF_REASONS: Partial<Record<Verb, Refusal>> = { abandon: { code: 'PARKED_TOO_LONG' } };

/** Posts in one transaction; a refusal that no retry cures parks the case for operations. */
async function postOnce(start: Start, file: CaseFile): Promise<void> {
  try {
    await file.post((seq) => post({ businessNo: start.businessNo, business: start.business, seq }));
  } catch (error) {
    await file.actBySelf('park', refusalOf(error));
  }
}

async function printReceipt(start: Start): Promise<void> {
  try {
    await renderReceipt({ businessNo: start.businessNo });
  } catch (error) {
    // The money is posted and the case complete: a receipt that cannot be printed must not hold it open for ever.
    log.error('receipt not rendered', {
      businessNo: start.businessNo,
      code: refusalOf(error).code,
    });
  }
}

async function startAfresh(start: Start, file: CaseFile): Promise<void> {
  await continueAsNew<typeof submission>({
    ...start,
    resumed: { state: file.state, enteredAtMs: file.enteredAtMs },
  });
}

function refusalOf(error: unknown): Refusal {
  const failure = error instanceof ActivityFailure ? error.cause : error;
  const cause = failure instanceof Error ? failure : undefined;
  if (!(cause instanceof ApplicationFailure) || cause.type !== 'RuleViolation')
    return { code: 'POSTING_FAILED', details: { kind: cause?.name ?? 'Error' } };
  const details = cause.details?.[0] as Refusal['details'];
  return { code: cause.message, ...(details === undefined ? {} : { details }) };
}
