import type { Request, Response } from 'express';
import { Problem } from '#apps/api/problems/problem';

/** Time to begin with, and for a line that stops for a moment. */
const GRACE_MS = 10_000;
/** A telephone line of twenty years ago brings that much; who sends less is not sending a file. */
const LEAST_BYTES_PER_SECOND = 16 * 1024;
const WHOLE_MS_MAX = 5 * 60_000;

/** Until when (ms after the beginning) the next bytes must be here, of a sender who has sent so many. */
export function lastMomentMs(bytes: number): number {
  return Math.min(WHOLE_MS_MAX, GRACE_MS + (bytes / LEAST_BYTES_PER_SECOND) * 1_000);
}

/**
 * The raw body of a request as it arrives, bounded in size and time. Whoever sends too much or too slowly is told so and
 * not read on; a body that breaks off is called that.
 */
export async function* pacedBody(
  request: Request,
  bytesMax: number,
  tooLarge: () => Error,
): AsyncGenerator<Buffer> {
  const begunAt = performance.now();
  // Left open when it is given up: the sender is to hear why.
  const parts = request.iterator({ destroyOnReturn: false }) as AsyncIterator<Buffer>;
  for (let bytes = 0; ;) {
    const leftMs = begunAt + lastMomentMs(bytes) - performance.now();
    const part = await nextInTime(request, parts, leftMs);
    if (part === null) return;
    bytes += part.length;
    if (bytes > bytesMax) throw notReadOn(request, tooLarge());
    yield part;
  }
}

/** The whole of it in memory: of a small one, or of senders who are held to a few at once. */
export async function wholeBody(
  request: Request,
  bytesMax: number,
  tooLarge: () => Error,
): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of pacedBody(request, bytesMax, tooLarge)) parts.push(part);
  return Buffer.concat(parts);
}

async function nextInTime(
  request: Request,
  parts: AsyncIterator<Buffer>,
  leftMs: number,
): Promise<Buffer | null> {
  let timer: NodeJS.Timeout | undefined;
  const tooSlow = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => {
        reject(notReadOn(request, new Problem(408, 'BODY_TOO_SLOW')));
      },
      Math.max(0, leftMs),
    );
  });
  try {
    const next = await Promise.race([parts.next(), tooSlow]);
    return next.done === true ? null : next.value;
  } catch (error) {
    if (error instanceof Problem || !request.destroyed) throw error;
    throw new Problem(400, 'BODY_BROKEN_OFF');
  } finally {
    clearTimeout(timer);
  }
}

/** The rest of the body would be taken for the next request: the line ends with the answer. */
function notReadOn(request: Request, refusal: Error): Error {
  (request.res as Response | undefined)?.setHeader('Connection', 'close');
  return refusal;
}
