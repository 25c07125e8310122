import { fileURLToPath } from 'node:url';
import { runBounded, type ProcessBounds } from '#libs/documents/bounded-process';
import type { PdfFacts } from '#libs/documents/inspect-pdf';
import { rewritePdf } from '#libs/documents/rewrite-pdf';
import { SCAN_PIXELS_MAX, ScanRefused, THUMBNAIL_SIDE } from '#libs/documents/scan-limits';
import { requireOneSight } from '#libs/documents/second-reader';

const BOUNDS = {
  cpuMillisecondsMax: 10_000,
  millisecondsMax: 120_000,
  memoryBytesMax: 1024 * 1024 * 1024,
  outputBytesMax: 64 * 1024 * 1024,
};
const RGB_BYTES = 3;
/** 48 megapixels of grain take eight seconds of work. */
const HEIC_BOUNDS = {
  ...BOUNDS,
  cpuMillisecondsMax: 40_000,
  millisecondsMax: 300_000,
  outputBytesMax: SCAN_PIXELS_MAX * RGB_BYTES + 1_024,
};

/** Plain pixels, three bytes each. */
export interface RawPicture {
  readonly width: number;
  readonly height: number;
  readonly data: Buffer;
}

/** A PDF that does nothing by itself and that everybody sees alike. */
export interface InertPdf extends PdfFacts {
  /** Written anew: what was inspected is, byte for byte, what is kept. */
  readonly content: Buffer;
}

/** @throws ScanRefused for every other one */
export async function inertPdf(original: Buffer): Promise<InertPdf> {
  const { content, orderly } = await rewritePdf(original, BOUNDS);
  const told = `${String(original.length)},${orderly ? 'orderly' : ''}`;
  const { facts } = await runChild(['pdf', told], Buffer.concat([original, content]));
  const { refusal, ...seen } = facts as unknown as PdfFacts;
  if (refusal !== undefined) throw new ScanRefused(refusal);
  await requireOneSight(original, content, BOUNDS);
  return { ...seen, content };
}

export async function turnedPdf(content: Buffer, angle: number): Promise<Buffer> {
  return (await runChild(['turn-pdf', String(angle)], content)).bytes;
}

export async function heicPicture(content: Buffer): Promise<RawPicture> {
  const { facts, bytes } = await runChild(['heic', String(SCAN_PIXELS_MAX)], content, HEIC_BOUNDS);
  if (facts['tooManyPixels'] === true)
    throw new ScanRefused('SCAN_TOO_MANY_PIXELS', { max: SCAN_PIXELS_MAX / 1_000_000 });
  return { width: Number(facts['width']), height: Number(facts['height']), data: bytes };
}

/** The first page as PNG, by poppler. */
export function pdfFirstPage(content: Buffer): Promise<Buffer> {
  const size = String(THUMBNAIL_SIDE * 2);
  return runBounded(
    ['pdftoppm', '-png', '-singlefile', '-f', '1', '-l', '1', '-scale-to', size, '-'],
    content,
    BOUNDS,
  );
}

interface ChildAnswer {
  readonly facts: Record<string, unknown>;
  readonly bytes: Buffer;
}

async function runChild(
  args: readonly string[],
  content: Buffer,
  bounds: ProcessBounds = BOUNDS,
): Promise<ChildAnswer> {
  const output = await runBounded([...childCommand(), ...args], content, bounds);
  const end = output.indexOf('\n');
  if (end < 0) throw new ScanRefused('SCAN_DAMAGED');
  const facts = JSON.parse(output.subarray(0, end).toString('utf8')) as Record<string, unknown>;
  return { facts, bytes: output.subarray(end + 1) };
}

/** Node's permission model: read files (its own modules), nothing else. Sources run by Node's own type stripping (tests). */
function childCommand(): string[] {
  const fromSources = import.meta.url.endsWith('.ts');
  const source = fileURLToPath(new URL('./scan-child.ts', import.meta.url));
  const program = fromSources ? source : source.replace(/\.ts$/, '.js');
  const conditions = fromSources ? ['--conditions=source'] : [];
  return [
    process.execPath,
    '--permission',
    '--allow-fs-read=*',
    '--no-warnings',
    '--max-old-space-size=512',
    ...conditions,
    program,
  ];
}
