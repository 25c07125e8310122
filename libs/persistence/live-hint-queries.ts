import type { EntityManager } from 'typeorm';

export interface LiveHint {
  readonly id: string;
  readonly channel: string;
  readonly topic: string;
}

/** How far ids may commit out of order: a hint is looked for again this long after a newer one was seen. */
const OVERLAP_SECONDS = 5;
const HINTS_PER_READ = 2_000;

/** Hints of the last seconds and any after `id`; the reader leaves out those it has seen. */
export function recentHints(manager: EntityManager, id: string): Promise<LiveHint[]> {
  return manager.query(
    `SELECT id, channel, topic FROM live_hint
      WHERE id > ? OR (at > UTC_TIMESTAMP(3) - INTERVAL ${String(OVERLAP_SECONDS)} SECOND AND id > ? - 10000)
      ORDER BY id LIMIT ${String(HINTS_PER_READ)}`,
    [id, id],
  );
}

export async function newestHintId(manager: EntityManager): Promise<string> {
  const [row]: { id: string | null }[] = await manager.query('SELECT MAX(id) AS id FROM live_hint');
  return row?.id ?? '0';
}

export async function pruneHints(manager: EntityManager): Promise<void> {
  await manager.query(
    'DELETE FROM live_hint WHERE at < UTC_TIMESTAMP(3) - INTERVAL 1 HOUR LIMIT 5000',
  );
}
