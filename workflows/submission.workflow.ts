import {
  ActivityFailure,
  allHandlersFinished,
  ApplicationFailure,
  condition,
  continueAsNew,
  log,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import { CaseFile } from '#workflows/case-file';
import { actUpdates, PERSON_VERBS, progress, type Act, type Start } from '#workflows/messages';
import { post, renderReceipt } from '#workflows/proxies';
import { deadlineOf } from '#libs/submission/deadline';
import { isFinal } from '#libs/submission/stage';

/** One case from draft to its end: draft → papers → approval → posting → receipt. */
export async function submission(start: Start): Promise<string> {
  const file = new CaseFile(start);
  setHandler(progress, () => file.state);
  for (const verb of PERSON_VERBS) {
    setHandler(actUpdates[verb], (act) => file.act(verb, act), {
      validator: (act: Act) => {
        file.validate(verb, act);
      },
    });
  }
  while (!isFinal(file.state.stage)) {
    if (workflowInfo().continueAsNewSuggested && allHandlersFinished())
      await startAfresh(start, file);
    if (file.state.stage === 'posting') await postOnce(start, file);
    else await peopleOrDeadline(file);
  }
  if (file.state.stage === 'completed') await printReceipt(start);
  await condition(allHandlersFinished);
  return file.state.stage;
}

/** Waits until someone acts; when the time is up the process acts itself. */
async function peopleOrDeadline(file: CaseFile): Promise<void> {
  const { seq } = file.state;
  const deadline = deadlineOf(file.state, file.enteredAtMs);
  const moved = () => file.state.seq !== seq;
  if (deadline === null) return condition(moved);
  const inTime = await condition(moved, Math.max(1, deadline.atMs - Date.now()));
  if (!inTime)
    await file.actBySelf(
      deadline.verb,
      deadline.verb === 'abandon' ? 'PARKED_TOO_LONG' : undefined,
    );
}

/** Posts in one transaction; a refusal that no retry cures parks the case for operations. */
async function postOnce(start: Start, file: CaseFile): Promise<void> {
  try {
    await file.post((seq) => post({ businessNo: start.businessNo, business: start.business, seq }));
  } catch (error) {
    await file.actBySelf('park', refusalCode(error));
  }
}

async function printReceipt(start: Start): Promise<void> {
  try {
    await renderReceipt({ businessNo: start.businessNo });
  } catch (error) {
    // The money is posted and the case complete: a receipt that cannot be printed must not hold it open for ever.
    log.error('receipt not rendered', { businessNo: start.businessNo, code: refusalCode(error) });
  }
}

async function startAfresh(start: Start, file: CaseFile): Promise<void> {
  await continueAsNew<typeof submission>({
    ...start,
    resumed: { state: file.state, enteredAtMs: file.enteredAtMs },
  });
}

function refusalCode(error: unknown): string {
  const cause = error instanceof ActivityFailure ? error.cause : error;
  return cause instanceof ApplicationFailure && cause.type === 'RuleViolation'
    ? cause.message
    : 'POSTING_FAILED';
}
