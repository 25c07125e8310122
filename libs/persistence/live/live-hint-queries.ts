import type { EntityManager } from 'typeorm';

export interface LiveHint {
  readonly id: number;
  readonly channel: string;
  readonly topic: string;
}

export const HINTS_PER_READ = 2_000;

/** The oldest hints after `id`; there may be more when HINTS_PER_READ came. */
export async function newHints(manager: EntityManager, id: number): Promise<LiveHint[]> {
  const rows: (Omit<LiveHint, 'id'> & { id: string })[] = await manager.query(
    `SELECT id, channel, topic FROM live_hint WHERE id > ? ORDER BY id LIMIT ${String(HINTS_PER_READ)}`,
    [id],
  );
  return rows.map((row) => ({ ...row, id: Number(row.id) }));
}

/** The newest hint that was written this long ago; 0 when there is none. */
export async function hintBefore(manager: EntityManager, agoMs: number): Promise<number> {
  const [row]: { id: string }[] = await manager.query(
    'SELECT id FROM live_hint WHERE at < UTC_TIMESTAMP(3) - INTERVAL ? MICROSECOND ORDER BY at DESC LIMIT 1',
    [agoMs * 1_000],
  );
  return Number(row?.id ?? 0);
}

export async function pruneHints(manager: EntityManager): Promise<void> {
  await manager.query(
    'DELETE FROM live_hint WHERE at < UTC_TIMESTAMP(3) - INTERVAL 1 HOUR LIMIT 5000',
  );
}
