import type { EntityManager } from 'typeorm';

/**
 * The day of the books something is posted on: this one, or, where it is closed, the next that is open. Until the caller's
 * transaction ends the day cannot be closed.
 */
export async function openBookDay(manager: EntityManager, day: string): Promise<string> {
  const find = `SELECT day FROM book_day WHERE day >= ? AND closed_at IS NULL ORDER BY day LIMIT 1 LOCK IN SHARE MODE`;
  const [row]: { day: string }[] = await manager.query(find, [day]);
  return row?.day ?? day;
}

/** The last day that is closed; null before the first. */
export async function lastClosedDay(manager: EntityManager): Promise<string | null> {
  const [row]: { day: string }[] = await manager.query(
    'SELECT day FROM book_day WHERE closed_at IS NOT NULL ORDER BY day DESC LIMIT 1',
  );
  return row?.day ?? null;
}
