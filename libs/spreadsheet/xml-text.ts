import { damaged } from '#libs/spreadsheet/sheet';

/** As much of a part as its first line needs to name an encoding. */
const DECLARATION_BYTES = 200;

/** Text of an XML part as its bytes come: UTF-8, UTF-16 with or without its mark, or what its first line names. */
export class XmlText {
  private decoder: TextDecoder | null = null;

  /** @throws RuleViolation when bytes are no text: what was lost is not replaced by a question mark. */
  of(bytes: Buffer): string {
    try {
      this.decoder ??= new TextDecoder(encodingOf(bytes), { fatal: true });
      return this.decoder.decode(bytes, { stream: true });
    } catch {
      throw damaged();
    }
  }
}

function encodingOf(bytes: Buffer): string {
  const first = bytes.toString('hex', 0, 2);
  if (first === 'fffe' || first === '3c00') return 'utf-16le';
  if (first === 'feff' || first === '003c') return 'utf-16be';
  const start = bytes.toString('latin1', 0, DECLARATION_BYTES);
  const declaration = start.slice(0, start.indexOf('?>') + 1);
  return /encoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(declaration)?.[1] ?? 'utf-8';
}
