import { pipeline, Readable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';
import { Zip, type ZipInputFile } from 'fflate';

/** Cells repeat themselves so much that the fastest level makes a tenth of them. */
const COMPRESSION_LEVEL = 1;
/** The number of the method in an archive (APPNOTE 4.4.5). */
const DEFLATED = 8;
const NOTHING = new Uint8Array();

export interface ZipPart {
  readonly name: string;
  /** Begun when the parts before it are written. */
  readonly content: Iterable<Buffer> | AsyncIterable<Buffer>;
}

/** An archive, a piece at a time: fflate writes heads and directory, Node compresses and sums, which is faster than JavaScript. */
export async function* zipped(parts: Iterable<ZipPart>): AsyncGenerator<Uint8Array> {
  const written: Uint8Array[] = [];
  const zip = new Zip((error, bytes) => {
    if (error !== null) throw error;
    written.push(bytes);
  });
  for (const { name, content } of parts) {
    const part: ZipInputFile = { filename: name, compression: DEFLATED, size: 0, crc: 0 };
    zip.add(part);
    for await (const bytes of deflated(counted(part, content))) {
      part.ondata?.(null, bytes, false);
      yield* written.splice(0);
    }
    part.ondata?.(null, NOTHING, true);
  }
  zip.end();
  yield* written;
}

/** Sum and size stand behind the content, when they are known. */
async function* counted(part: ZipInputFile, content: ZipPart['content']): AsyncGenerator<Buffer> {
  for await (const piece of content) {
    part.crc = crc32(piece, part.crc);
    part.size += piece.length;
    yield piece;
  }
}

/** Compressed by another thread while the next piece is made. Whoever stops reading, or fails, ends the content too. */
function deflated(content: AsyncIterable<Buffer>): AsyncIterable<Buffer<ArrayBuffer>> {
  const compressor = createDeflateRaw({ level: COMPRESSION_LEVEL });
  // An error is heard by who reads the compressor.
  pipeline(Readable.from(content, { objectMode: false }), compressor, () => undefined);
  return compressor as AsyncIterable<Buffer<ArrayBuffer>>;
}
