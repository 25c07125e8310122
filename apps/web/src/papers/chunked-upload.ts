import { FileUnreadable, fileBytes } from '../api/file-bytes';

/** What an upload needs from its way in; the desk and the phone each have their own. */
export interface UploadWay<Stored> {
  /** Sends the bytes from `offset` on; answers how far the server has got, and the stored page once it is whole. */
  send(
    id: string,
    offset: number,
    chunk: Blob,
    signal: AbortSignal,
  ): Promise<{ offset: number; scan: Stored | null }>;
  /** Where the server stands, asked after a broken connection. */
  offsetOf(id: string, signal: AbortSignal): Promise<number>;
}

export interface UploadTicket {
  readonly id: string;
  readonly offset: number;
  readonly chunkBytes: number;
}

/** Short breaks of the line are waited out; after this many in a row the person is asked. */
const ATTEMPTS_MAX = 5;
const FIRST_WAIT_MS = 500;

/** A refusal by the server is final, and so is a file that is gone; anything else is a broken line and worth another attempt. */
function isRefusal(error: unknown): boolean {
  if (error instanceof FileUnreadable) return true;
  const status = (error as { status?: unknown } | null)?.status;
  return (
    typeof status === 'number' && status >= 400 && status < 500 && status !== 408 && status !== 409
  );
}

/** Sends a file in pieces and goes on where it broke off. Progress is a share from 0 to 1. */
export async function uploadInChunks<Stored>(
  file: Blob,
  ticket: UploadTicket,
  way: UploadWay<Stored>,
  watch: { onProgress(share: number): void; signal: AbortSignal },
): Promise<Stored> {
  let offset = ticket.offset;
  let failures = 0;
  for (;;) {
    watch.signal.throwIfAborted();
    try {
      const chunk = new Blob([await fileBytes(file.slice(offset, offset + ticket.chunkBytes))]);
      const answer = await way.send(ticket.id, offset, chunk, watch.signal);
      failures = 0;
      offset = answer.offset;
      watch.onProgress(file.size === 0 ? 1 : offset / file.size);
      if (answer.scan !== null) return answer.scan;
      if (offset >= file.size) throw new Error('the server has every byte but no page');
    } catch (error) {
      failures += 1;
      if (watch.signal.aborted || isRefusal(error) || failures >= ATTEMPTS_MAX) throw error;
      await wait(FIRST_WAIT_MS * 2 ** (failures - 1));
      offset = await way.offsetOf(ticket.id, watch.signal).catch(() => offset);
    }
  }
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
