import { searchedKeys } from '#libs/values/name-spellings';

/** '100%' → '100\\%%': a text that somebody typed, looked for at the beginning of a column. */
export function beginningWith(text: string): string {
  return `${escaped(text)}%`;
}

export function containing(text: string): string {
  return `%${escaped(text)}%`;
}

function escaped(text: string): string {
  return text.replaceAll(/[\\%_]/g, '\\$&');
}

/** A name's key is kept in capitals, as the server makes them: it makes those of what is looked for too. */
const LIKE_NAME = 'LIKE UPPER(? COLLATE utf8mb4_bin)';

/** A condition on the key of a name, by every code its characters may be kept under. */
export function nameLike(
  column: string,
  words: string,
  pattern: typeof containing,
): { readonly sql: string; readonly values: readonly string[] } {
  const values = searchedKeys(words).map(pattern);
  return { sql: `(${values.map(() => `${column} ${LIKE_NAME}`).join(' OR ')})`, values };
}
