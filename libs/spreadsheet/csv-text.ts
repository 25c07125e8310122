import { RuleViolation } from '#libs/fund/rule-violation';

/** Stands for bytes that are no character; its cell says so. */
export const LOST_CHARACTER = '\ufffd';
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
/** How much of a file shows whether it is text. */
const SAMPLE_BYTES = 65_536;
/** One broken character in so many others is damage; more of them are another encoding. */
const BROKEN_SHARE_MAX = 0.1;

/** A csv's text, its line ends made one kind. Bytes that are no character in it become LOST_CHARACTER. */
export function csvText(file: Buffer): string {
  const utf16 = utf16Of(file);
  return textOf(withLineFeeds(utf16 === null ? file : Buffer.from(decoded(file, utf16))));
}

function textOf(file: Buffer): string {
  const utf8 = decoded(file, 'utf-8');
  if (!utf8.includes(LOST_CHARACTER)) return utf8;
  const gb18030 = decoded(file, 'gb18030');
  if (isDamaged(utf8)) return utf8;
  if (!gb18030.includes(LOST_CHARACTER) || isDamaged(gb18030)) return gb18030;
  throw new RuleViolation('FILE_ENCODING_UNKNOWN');
}

/** UTF-16 with its mark, or known by its zero bytes: no other text of an operator holds one. */
function utf16Of(file: Buffer): 'utf-16le' | 'utf-16be' | null {
  const [first, second] = file;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const sample = file.subarray(0, SAMPLE_BYTES);
  if (!sample.includes(0)) return null;
  const found = (['utf-16le', 'utf-16be'] as const).find((encoding) => {
    const text = decoded(sample, encoding);
    return !text.includes('\0') && /[,;\t]/.test(text);
  });
  // A picture or a program.
  if (found === undefined) throw new RuleViolation('FILE_NOT_SPREADSHEET');
  return found;
}

/** The three ways to end a line as one; none of their bytes is part of another character. */
function withLineFeeds(file: Buffer): Buffer {
  if (!file.includes(CARRIAGE_RETURN)) return file;
  const plain = Buffer.allocUnsafe(file.length);
  let length = 0;
  for (let at = 0; at < file.length; at += 1) {
    const byte = file[at] ?? 0;
    if (byte === CARRIAGE_RETURN && file[at + 1] === LINE_FEED) continue;
    plain[length] = byte === CARRIAGE_RETURN ? LINE_FEED : byte;
    length += 1;
  }
  return plain.subarray(0, length);
}

function decoded(file: Buffer, encoding: string): string {
  return new TextDecoder(encoding).decode(file);
}

/** Whether this is the text's own encoding, broken here and there. */
function isDamaged(text: string): boolean {
  let broken = 0;
  let whole = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0xfffd) broken += 1;
    else if (code > 0x7f) whole += 1;
  }
  return broken <= Math.max(1, whole * BROKEN_SHARE_MAX);
}
