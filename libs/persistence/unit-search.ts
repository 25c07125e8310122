import type { EntityManager } from 'typeorm';

/** More units than these are not looked for one by one. */
const UNITS_MAX = 200;

/** Units by the beginning of the account number or any part of the name; null when too many have it. */
export async function unitsFound(manager: EntityManager, words: string): Promise<number[] | null> {
  const rows: { id: number }[] = await manager.query(
    `(SELECT id FROM unit WHERE account_no LIKE ? LIMIT ?) UNION (SELECT id FROM unit WHERE name LIKE ? LIMIT ?)`,
    [`${escaped(words)}%`, UNITS_MAX + 1, containing(words), UNITS_MAX + 1],
  );
  return rows.length > UNITS_MAX ? null : rows.map(({ id }) => id);
}

/** The pattern of a name with these words in it. */
export function containing(words: string): string {
  return `%${escaped(words)}%`;
}

function escaped(words: string): string {
  return words.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);
}
