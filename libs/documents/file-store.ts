import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';

/**
 * Where the bytes of scans and documents lie. The key of a file is the SHA-256 of its content in hex, so that the same
 * bytes are kept once, a half-written file is never found, and what is read can be proven to be what was written.
 * An abstract class, so that it can be asked for by its name where things are injected.
 */
export abstract class FileStore {
  /** Keeps the bytes and gives their hash; they are durable when the promise resolves. Known bytes are not written again. */
  abstract put(content: Buffer): Promise<string>;
  /** Throws FileMissing before the first byte, never in the middle. */
  abstract openStream(hash: string): Promise<Readable>;
  abstract has(hash: string): Promise<boolean>;
  /** Only for bytes no row names any more; deleting what is not there is fine. */
  abstract delete(hash: string): Promise<void>;
  abstract close(): void;
}

export class FileMissing extends Error {
  constructor(readonly hash: string) {
    super(`no stored file ${hash}`);
    this.name = 'FileMissing';
  }
}

export function contentHashOf(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

/** Keys come from rows, and still: nothing but a hash ever becomes part of a path. */
export function requireHash(hash: string): string {
  if (!/^[0-9a-f]{64}$/.test(hash)) throw new RangeError('not a content hash');
  return hash;
}

/** Reads a stored file whole; for callers that bounded its size when it was put. */
export async function readStored(store: FileStore, hash: string): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of await store.openStream(hash)) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
