import { crc32 } from 'node:zlib';
import { fromBufferPromise, getFileNameLowLevel, type Entry, type ZipFile } from 'yauzl';
import { RuleViolation } from '#libs/fund/rule-violation';
import { partKey } from '#libs/spreadsheet/part-name';
import { damaged, megabytes, SHEET_LIMITS } from '#libs/spreadsheet/sheet';

const PARTS_MAX = 2_000;

/** The parts of a workbook's archive, found as OPC names them: without regard to case. */
export class ZipArchive {
  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
  ) {}

  /** What the parts claim to unpack to is summed before anything is inflated. */
  static async open(file: Buffer): Promise<ZipArchive> {
    try {
      // Names are decoded here: nothing is written to a disk, so none of them can lead astray.
      const zip = await fromBufferPromise(file, {
        lazyEntries: true,
        decodeStrings: false,
        validateEntrySizes: false,
      });
      if (zip.entryCount > PARTS_MAX) throw damaged();
      return new ZipArchive(zip, await entriesOf(zip));
    } catch (error) {
      throw error instanceof RuleViolation ? error : damaged();
    }
  }

  has(name: string): boolean {
    return this.entries.has(partKey(name));
  }

  unpackedBytes(name: string): number {
    return this.entry(name).uncompressedSize;
  }

  /** A part piece by piece; one that grows past `bytesMax` or past its own claim stops there. */
  async *unpack(name: string, bytesMax: number): AsyncGenerator<Buffer> {
    const entry = this.entry(name);
    if (entry.uncompressedSize > bytesMax) throw tooLarge();
    let bytes = 0;
    let sum = 0;
    try {
      const stream = await this.zip.openReadStreamPromise(entry);
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        bytes += chunk.length;
        if (bytes > entry.uncompressedSize) throw tooLarge();
        sum = crc32(chunk, sum);
        yield chunk;
      }
    } catch (error) {
      throw error instanceof RuleViolation ? error : damaged();
    }
    if (bytes !== entry.uncompressedSize || sum !== entry.crc32) throw damaged();
  }

  private entry(name: string): Entry {
    const entry = this.entries.get(partKey(name));
    if (entry === undefined) throw new RuleViolation('FILE_PART_MISSING', { part: name });
    return entry;
  }
}

async function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  let unpacked = 0;
  for await (const entry of zip.eachEntry()) {
    if (entry.isEncrypted()) throw new RuleViolation('FILE_ENCRYPTED');
    unpacked += entry.uncompressedSize;
    if (unpacked > SHEET_LIMITS.unpackedBytes || isBomb(entry)) throw tooLarge();
    const name = nameOf(entry);
    if (name.endsWith('/')) continue;
    // Two programs would each read another one of them: which of the two was meant is not guessed.
    if (entries.has(partKey(name))) throw new RuleViolation('FILE_PART_TWICE', { part: name });
    entries.set(partKey(name), entry);
  }
  return entries;
}

function nameOf({ generalPurposeBitFlag, fileNameRaw, extraFields }: Entry): string {
  return getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, false);
}

/** Sheets shrink to a tenth, the most repetitive ones to a fiftieth; what shrinks to less was made to blow up. */
function isBomb({ compressedSize, uncompressedSize }: Entry): boolean {
  const { unsuspectedBytes, expansion } = SHEET_LIMITS;
  return uncompressedSize > unsuspectedBytes && uncompressedSize > compressedSize * expansion;
}

function tooLarge(): RuleViolation {
  return new RuleViolation('FILE_UNPACKS_TOO_LARGE', {
    max: megabytes(SHEET_LIMITS.unpackedBytes),
  });
}
