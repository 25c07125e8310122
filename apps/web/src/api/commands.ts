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
import { refusalProblem } from './problem';

/**
 * Asks something of a case and waits until it is done. After 5 s the server answers 202 with the command under way,
 * which is then read until it ends. A refusal is thrown as a problem. `onWaiting` is told once when it takes longer.
 */
export async function runCommand(
  businessNo: string,
  command: CommandRequest,
  onWaiting?: () => void,
): Promise<CommandDto> {
  return ended(await submissionsGive({ path: { businessNo }, body: command }), onWaiting);
}

/** Opens a case of a business, or answers with the reader's own draft of it. */
export async function openSubmission(business: string): Promise<SubmissionDto> {
  const opened = await submissionsOpen({ body: { business } });
  if (!('requestId' in opened)) return opened;
  const { submission, businessNo } = await ended(opened);
  return submission ?? submissionsOne({ path: { businessNo } });
}

async function ended(begun: CommandDto, onWaiting?: () => void): Promise<CommandDto> {
  let view = begun;
  if (view.state === 'under-way') onWaiting?.();
  for (let waitMs = 500; view.state === 'under-way'; waitMs = Math.min(waitMs * 1.5, 3000)) {
    await pause(waitMs);
    view = await submissionsCommand({ path: { requestId: view.requestId } });
  }
  if (view.state === 'refused' && view.refusal !== null) throw refusalProblem(view.refusal);
  return view;
}
