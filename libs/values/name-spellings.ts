import { nameKey } from '#libs/values/name';
import { usualCharacters, withoutUnseen, withPlainBlanks } from '#libs/values/visible-text';

/** Where Unicode keeps second codes of characters: radicals, and those that other standards had twice. */
const SECOND_CODES: readonly (readonly [from: number, to: number])[] = [
  [0x2e9f, 0x2e9f],
  [0x2ef3, 0x2ef3],
  [0x2f00, 0x2fd5],
  [0xf900, 0xfaff],
  [0x2f800, 0x2fa1d],
];
/** More keys than these are not looked for: nobody types a name of so many characters with two codes. */
const KEYS_MAX = 24;

const CODES_OF = codesOfCharacters();

/**
 * Every key that a name typed like this may be kept under, the usual one first. The hall keeps names in usual characters;
 * a program that loads names may bring '塚' by its second code (U+FA10), and the server's key has the code it was given.
 */
export function searchedKeys(typed: string): string[] {
  const asTyped = nameKey(withPlainBlanks(withoutUnseen(typed)));
  const usual = usualCharacters(asTyped);
  const characters = [...usual];
  const others = characters.flatMap((character, at) =>
    (CODES_OF.get(character) ?? []).map((code) => characters.with(at, code).join('')),
  );
  return [...new Set([usual, asTyped, ...others])].slice(0, KEYS_MAX);
}

function codesOfCharacters(): ReadonlyMap<string, readonly string[]> {
  const codes = new Map<string, string[]>();
  for (const [from, to] of SECOND_CODES)
    for (let code = from; code <= to; code += 1) {
      const second = String.fromCodePoint(code);
      const usual = usualCharacters(second);
      if (usual !== second) codes.set(usual, [...(codes.get(usual) ?? []), second]);
    }
  return codes;
}
