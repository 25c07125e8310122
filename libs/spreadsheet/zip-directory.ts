import { createInflateRaw } from 'node:zlib';
import { RuleViolation } from '#libs/fund/rule-violation';
import { megabytes, SHEET_LIMITS } from '#libs/spreadsheet/sheet';

/** A part of the archive as its directory describes it. */
export interface ZipPart {
  readonly name: string;
  readonly method: number;
  readonly packedBytes: number;
  readonly unpackedBytes: number;
  readonly offset: number;
}

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const END_BYTES = 22;
const COMMENT_BYTES_MAX = 65_535;
const PARTS_MAX = 2_000;
const ENCRYPTED_FLAG = 1;
const STORED = 0;
const DEFLATED = 8;
/** Large enough to be fast, small enough that a step does not hold the event loop for long. */
const CHUNK_BYTES = 128 * 1024;

/** The parts of an xlsx file by name. What they claim to unpack to is summed before anything is inflated. */
export function zipParts(file: Buffer): Map<string, ZipPart> {
  const end = endOfDirectory(file);
  const count = file.readUInt16LE(end + 10);
  let at = file.readUInt32LE(end + 16);
  if (count > PARTS_MAX) throw damaged();
  const parts = new Map<string, ZipPart>();
  let unpacked = 0;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > file.length || file.readUInt32LE(at) !== DIRECTORY_ENTRY) throw damaged();
    if ((file.readUInt16LE(at + 8) & ENCRYPTED_FLAG) !== 0)
      throw new RuleViolation('FILE_ENCRYPTED');
    const nameLength = file.readUInt16LE(at + 28);
    const part = {
      name: file.toString('utf8', at + 46, at + 46 + nameLength),
      method: file.readUInt16LE(at + 10),
      packedBytes: file.readUInt32LE(at + 20),
      unpackedBytes: file.readUInt32LE(at + 24),
      offset: file.readUInt32LE(at + 42),
    };
    unpacked += part.unpackedBytes;
    if (unpacked > SHEET_LIMITS.unpackedBytes || isBomb(part)) throw tooLarge();
    parts.set(part.name, part);
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return parts;
}

/** Inflates a part piece by piece; a part that grows past `bytesMax` or past its own claim stops there. */
export async function* unpackPart(
  file: Buffer,
  part: ZipPart,
  bytesMax: number,
): AsyncGenerator<Buffer> {
  if (part.unpackedBytes > bytesMax) throw tooLarge();
  const packed = packedBytesOf(file, part);
  if (part.method === STORED) {
    for (let at = 0; at < packed.length; at += CHUNK_BYTES)
      yield packed.subarray(at, at + CHUNK_BYTES);
    return;
  }
  if (part.method !== DEFLATED) throw damaged();
  const inflate = createInflateRaw({ chunkSize: CHUNK_BYTES });
  inflate.end(packed);
  let bytes = 0;
  try {
    for await (const chunk of inflate as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > part.unpackedBytes) throw tooLarge();
      yield chunk;
    }
  } catch (error) {
    throw error instanceof RuleViolation ? error : damaged();
  } finally {
    inflate.destroy();
  }
}

/** A small part as text. */
export async function partText(file: Buffer, part: ZipPart): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of unpackPart(file, part, SHEET_LIMITS.partBytes)) chunks.push(chunk);
  return Buffer.concat(chunks)
    .toString('utf8')
    .replace(/^\uFEFF/, '');
}

/** Sheets shrink to a tenth, the most repetitive ones to a fiftieth; what shrinks to less was made to blow up. */
function isBomb(part: ZipPart): boolean {
  const { unsuspectedBytes, expansion } = SHEET_LIMITS;
  return part.unpackedBytes > unsuspectedBytes && part.unpackedBytes > part.packedBytes * expansion;
}

export function damaged(): RuleViolation {
  return new RuleViolation('FILE_NOT_SPREADSHEET');
}

function tooLarge(): RuleViolation {
  return new RuleViolation('FILE_UNPACKS_TOO_LARGE', {
    max: megabytes(SHEET_LIMITS.unpackedBytes),
  });
}

function endOfDirectory(file: Buffer): number {
  const first = Math.max(0, file.length - END_BYTES - COMMENT_BYTES_MAX);
  for (let at = file.length - END_BYTES; at >= first; at -= 1) {
    if (file.readUInt32LE(at) === END_OF_DIRECTORY) return at;
  }
  throw damaged();
}

function packedBytesOf(file: Buffer, part: ZipPart): Buffer {
  const at = part.offset;
  if (at + 30 > file.length || file.readUInt32LE(at) !== LOCAL_HEADER) throw damaged();
  const start = at + 30 + file.readUInt16LE(at + 26) + file.readUInt16LE(at + 28);
  if (start + part.packedBytes > file.length) throw damaged();
  return file.subarray(start, start + part.packedBytes);
}
