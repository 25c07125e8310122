import type { EntityManager } from 'typeorm';
import { beginningWith, containing, nameLike } from '#libs/persistence/database/like-pattern';
import { plainIdentifierOf } from '#libs/values/identifier';

/** More units than these are not looked for one by one. */
const UNITS_MAX = 200;

/** Units by the beginning of the account number or any part of the name; null when too many have it. */
async function unitsFound(manager: EntityManager, words: string): Promise<number[] | null> {
  const named = nameLike('name_key', words, containing);
  const rows: { id: number }[] = await manager.query(
    `(SELECT id FROM unit WHERE account_no LIKE ? LIMIT ?) UNION (SELECT id FROM unit WHERE ${named.sql} LIMIT ?)`,
    [accountOf(words), UNITS_MAX + 1, ...named.values, UNITS_MAX + 1],
  );
  return rows.length > UNITS_MAX ? null : rows.map(({ id }) => id);
}

/** A condition on a case or a task, under the alias its query gives it. */
export interface Named {
  readonly sql: string;
  readonly values: readonly unknown[];
}

export const ANYTHING: Named = { sql: 'TRUE', values: [] };

/** A day's numbers and more: a shorter beginning names no case. */
const NUMBER_BEGINNING = /^\d{8,16}$/;

/** What words may name, each found by an index of its own: the units are looked up first. */
export async function casesNamed(
  manager: EntityManager,
  words: string,
  alias = 's',
): Promise<Named[]> {
  const units = await unitsFound(manager, words);
  const number = plainIdentifierOf(words);
  const byNumber = NUMBER_BEGINNING.test(number)
    ? [{ sql: `${alias}.business_no LIKE ?`, values: [`${number}%`] }]
    : [];
  if (units?.length === 0) return byNumber;
  return [unitsOf(units, words, alias), ...byNumber];
}

/** Too many units for a list of them: their name is looked at case by case, and there are hits enough. */
function unitsOf(units: readonly number[] | null, words: string, alias: string): Named {
  if (units !== null) return { sql: `${alias}.unit_id IN (?)`, values: [units] };
  // However the words are written: width, blanks, dots and case tell no units apart.
  const { sql, values } = unitNamed(words, 'n');
  return {
    sql: `EXISTS (SELECT 1 FROM unit n WHERE n.id = ${alias}.unit_id AND ${sql})`,
    values,
  };
}

/** A condition on units: the beginning of the account number or any part of the name. */
export function unitNamed(words: string, alias: string): Named {
  const named = nameLike(`${alias}.name_key`, words, containing);
  return {
    sql: `(${named.sql} OR ${alias}.account_no LIKE ?)`,
    values: [...named.values, accountOf(words)],
  };
}

function accountOf(words: string): string {
  return beginningWith(plainIdentifierOf(words) || words);
}
