import type { EntityManager } from 'typeorm';

export interface SqlWithValues {
  readonly sql: string;
  readonly values: readonly unknown[];
}

export interface MergedList {
  /** Each a SELECT of the same columns that an index answers in the order of `keys`, without ORDER BY and LIMIT of its own. */
  readonly parts: readonly SqlWithValues[];
  /** Names of the columns the list is ordered by. */
  readonly keys: readonly string[];
  readonly order: 'ASC' | 'DESC';
  readonly limit: number;
}

/**
 * Several lists as one: each part gives its first rows by its own index, and only those are merged. An OR over the parts
 * would sort all of them. A row of two parts comes once.
 */
export function mergedSql({ parts, keys, order, limit }: MergedList): SqlWithValues {
  const ordered = `ORDER BY ${keys.map((key) => `${key} ${order}`).join(', ')} LIMIT ?`;
  const selected = parts.map(({ sql }) => `(${sql} ${ordered})`).join(' UNION ');
  const values = [...parts.flatMap((part) => [...part.values, limit]), limit];
  return { sql: `SELECT * FROM (${selected}) AS merged ${ordered}`, values };
}

export async function mergedList<Row>(manager: EntityManager, list: MergedList): Promise<Row[]> {
  if (list.parts.length === 0) return [];
  const { sql, values } = mergedSql(list);
  return manager.query(sql, [...values]);
}
