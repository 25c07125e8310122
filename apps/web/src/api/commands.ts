import { pause } from './client';
import {
  submissionsCommand,
  submissionsGive,
  submissionsOne,
  submissionsOpen,
  type CommandDto,
  type CommandRequest,
  type SubmissionDto,
} from './generated';
import { saidWhileWaiting, type SayWaiting } from './long-wait';
import { refusalProblem } from './problem';

/**
 * Asks something of a case and waits until it is done. After 5 s the server answers 202 with the command under way,
 * which is then read until it ends. A refusal is thrown as a problem.
 * `say` is asked for a word when it takes longer than a glance, whether or not that answer has come.
 */
export async function runCommand(
  businessNo: string,
  command: CommandRequest,
  say?: SayWaiting,
): Promise<CommandDto> {
  const given = async () => ended(await submissionsGive({ path: { businessNo }, body: command }));
  return saidWhileWaiting(given(), say);
}

/** Opens a case of a business, or answers with the reader's own draft of it. */
export async function openCase(business: string): Promise<SubmissionDto> {
  const opened = await submissionsOpen({ body: { business } });
  if (!('requestId' in opened)) return opened;
  const { businessNo } = await ended(opened);
  return submissionsOne({ path: { businessNo } });
}

async function ended(begun: CommandDto): Promise<CommandDto> {
  let view = begun;
  for (let waitMs = 500; view.state === 'under-way'; waitMs = Math.min(waitMs * 1.5, 3000)) {
    await pause(waitMs);
    view = await submissionsCommand({ path: { requestId: view.requestId } });
  }
  if (view.state === 'refused' && view.refusal !== null) throw refusalProblem(view.refusal);
  return view;
}
