import { get, pause, sendForAnswer } from './client';
import { refusalProblem } from './problem';
import type { CommandView, Submission } from './types';

export interface CommandBody {
  verb: string;
  taskId?: string;
  opinion?: string;
  /** Required to submit: the draft as the page shows it. */
  draftVersion?: number;
}

/**
 * Asks something of a case and waits until it is done. After 5 s the server answers 202 with the command's address,
 * which is then read until it ends. A refusal is thrown as a problem. `onWaiting` is told once when it takes longer.
 */
export async function runCommand(
  businessNo: string,
  command: CommandBody,
  onWaiting?: () => void,
): Promise<CommandView> {
  const { body } = await sendForAnswer<CommandView>(
    'POST',
    `/submissions/${businessNo}/commands`,
    command,
  );
  return ended(body, onWaiting);
}

/** Opens a case of a business, or answers with the reader's own draft of it. */
export async function openSubmission(business: string): Promise<Submission> {
  const { body } = await sendForAnswer<Submission | CommandView>('POST', '/submissions', {
    business,
  });
  if (!('requestId' in body)) return body;
  const { submission, businessNo } = await ended(body);
  return submission ?? get<Submission>(`/submissions/${businessNo}`);
}

async function ended(begun: CommandView, onWaiting?: () => void): Promise<CommandView> {
  let view = begun;
  if (view.state === 'under-way') onWaiting?.();
  for (let waitMs = 500; view.state === 'under-way'; waitMs = Math.min(waitMs * 1.5, 3000)) {
    await pause(waitMs);
    view = await get<CommandView>(`/commands/${view.requestId}`);
  }
  if (view.state === 'refused' && view.refusal !== null) throw refusalProblem(view.refusal);
  return view;
}
