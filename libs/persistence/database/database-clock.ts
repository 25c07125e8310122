import type { EntityManager } from 'typeorm';

/**
 * The one clock every process of the hall agrees on. Whoever compares with a time that lies in the database asks it: his
 * own clock may be set by minutes, and another process wrote the time by its own.
 */
export async function databaseNow(manager: EntityManager): Promise<Date> {
  const [row]: { now: Date }[] = await manager.query('SELECT UTC_TIMESTAMP(3) AS now');
  if (row === undefined) throw new Error('the database did not tell the time');
  return row.now;
}
