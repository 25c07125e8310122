import { ApiProblem } from '../api/problem';
import type { UploadTicket } from './chunked-upload';

interface TicketWay {
  offsetOf(id: string, signal: AbortSignal): Promise<number>;
  /** In the place of the ticket that ended, if there was one. */
  open(signal: AbortSignal, replaces?: string): Promise<UploadTicket>;
}

const GONE = 404;

/**
 * An upload that goes on keeps its ticket: its bytes and its page's place are at the hall. Another is opened only when
 * the hall has forgotten it; a question that got no answer leaves it as it is, to be asked again.
 */
export async function ticketFor(
  before: UploadTicket | undefined,
  way: TicketWay,
  signal: AbortSignal,
): Promise<UploadTicket> {
  if (before === undefined) return way.open(signal);
  try {
    return { ...before, offset: await way.offsetOf(before.id, signal) };
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.status !== GONE) throw error;
    return way.open(signal, before.id);
  }
}
