import { createHash } from 'node:crypto';
import { runToEnd, type ProcessBounds } from '#libs/documents/bounded-process';
import { ScanRefused } from '#libs/documents/scan-limits';

/** What poppler sees in a PDF. */
interface Sight {
  readonly pages: string;
  readonly script: boolean;
  /** Under a password that opens it: copying may be forbidden, and poppler then tells no text. */
  readonly locked: boolean;
  readonly text: string;
}

/**
 * Another reader, with ways of its own to mend a file, is asked for its opinion of the paper that came and of the one
 * that is kept.
 * @throws ScanRefused when it finds a script or an attachment, or does not see the same paper in both
 */
export async function requireOneSight(
  original: Buffer,
  rewritten: Buffer,
  bounds: ProcessBounds,
): Promise<void> {
  const [before, after] = [await sightOf(original, bounds), await sightOf(rewritten, bounds)];
  if (before.script || after.script || (await attachments(original, bounds)))
    throw new ScanRefused('SCAN_PDF_ACTIVE');
  if (before.pages !== after.pages || (!before.locked && before.text !== after.text))
    throw new ScanRefused('SCAN_PDF_AMBIGUOUS');
}

async function sightOf(content: Buffer, bounds: ProcessBounds): Promise<Sight> {
  const told = await runToEnd(['pdfinfo', '-'], content, bounds);
  const info = told.output.toString('utf8');
  const text = await runToEnd(['pdftotext', '-q', '-', '-'], content, bounds);
  return {
    pages: valueIn(info, 'Pages'),
    script: valueIn(info, 'JavaScript') === 'yes',
    locked: valueIn(info, 'Encrypted').startsWith('yes'),
    text: createHash('sha256').update(text.output).digest('hex'),
  };
}

async function attachments(content: Buffer, bounds: ProcessBounds): Promise<boolean> {
  const { output } = await runToEnd(['pdfdetach', '-list', '-'], content, bounds);
  return /^[1-9]\d* embedded/.test(output.toString('latin1'));
}

function valueIn(info: string, name: string): string {
  return new RegExp(`^${name}: +(.+)$`, 'm').exec(info)?.[1] ?? '';
}
