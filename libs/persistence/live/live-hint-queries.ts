import type { EntityManager } from 'typeorm';

export interface LiveHint {
  readonly id: number;
  readonly channel: string;
  readonly topic: string;
}

export const HINTS_PER_READ = 2_000;
/** How far ids may commit out of order: a hint is looked for among this many, for this long. */
export const OVERLAP_IDS = 10_000;
const OVERLAP_SECONDS = 5;

/** The oldest hints after `id`; there may be more when HINTS_PER_READ came. */
export function newHints(manager: EntityManager, id: number): Promise<LiveHint[]> {
  return hints(
    manager,
    `SELECT id, channel, topic FROM live_hint WHERE id > ? ORDER BY id LIMIT ${String(HINTS_PER_READ)}`,
    [id],
  );
}

/**
 * Hints of the last seconds up to `id`: one whose act took longer than that of a newer one is among them. Read apart from
 * the new ones, which a busy moment's overlap would keep from being read at all; the reader leaves out what it has seen.
 */
export function lateHints(manager: EntityManager, id: number): Promise<LiveHint[]> {
  return hints(
    manager,
    `SELECT id, channel, topic FROM live_hint
      WHERE id > ? AND id <= ? AND at > UTC_TIMESTAMP(3) - INTERVAL ${String(OVERLAP_SECONDS)} SECOND ORDER BY id`,
    [Math.max(0, id - OVERLAP_IDS), id],
  );
}

export async function newestHintId(manager: EntityManager): Promise<number> {
  const [row]: { id: string | null }[] = await manager.query('SELECT MAX(id) AS id FROM live_hint');
  return Number(row?.id ?? 0);
}

export async function pruneHints(manager: EntityManager): Promise<void> {
  await manager.query(
    'DELETE FROM live_hint WHERE at < UTC_TIMESTAMP(3) - INTERVAL 1 HOUR LIMIT 5000',
  );
}

async function hints(
  manager: EntityManager,
  sql: string,
  values: readonly number[],
): Promise<LiveHint[]> {
  const rows: (Omit<LiveHint, 'id'> & { id: string })[] = await manager.query(sql, [...values]);
  return rows.map((row) => ({ ...row, id: Number(row.id) }));
}
