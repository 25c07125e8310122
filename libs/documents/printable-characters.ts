import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const CODE_POINTS = 0x110000;
/** What leaves a mark on paper; a character of private use means nothing outside one machine. */
const SEEN = /[\p{L}\p{N}\p{P}\p{S}\p{Co}\p{Cn}]/u;
const PRIVATE = /\p{Co}/u;

/** Fonts of a machine do not change while a program runs. */
let covered: Promise<Uint8Array> | null = null;

/** Characters of a text that no font of this machine has: Chromium would print a box for each. */
export async function missingCharacters(text: string): Promise<string[]> {
  covered ??= coverage();
  const known = await covered;
  return [...new Set(text)].filter(
    (character) =>
      SEEN.test(character) &&
      (PRIVATE.test(character) || known[character.codePointAt(0) ?? 0] !== 1),
  );
}

/** As fontconfig tells it, which Chromium asks too. */
async function coverage(): Promise<Uint8Array> {
  const { stdout } = await promisify(execFile)('fc-list', ['--format', '%{charset}\n'], {
    maxBuffer: 64 * 1024 * 1024,
  });
  const known = new Uint8Array(CODE_POINTS);
  for (const range of new Set(stdout.split(/\s+/))) {
    const [first = '', last = first] = range.split('-');
    if (first !== '') known.fill(1, Number.parseInt(first, 16), Number.parseInt(last, 16) + 1);
  }
  return known;
}
