import type { EntityManager } from 'typeorm';

export type LiveTopic =
  | 'message'
  | 'todo'
  | 'done'
  | 'initiated'
  | 'money'
  | 'case'
  | 'scan'
  | 'import'
  | 'session';

/**
 * Tells browsers that something a channel shows has changed. Channels: 'operator/<id>', 'staff/<id>',
 * 'role/<branch>/<role>', 'unit/<id>', 'case/<businessNo>', and 'sessions/<kind>/<id>' for the streams alone. Written in the act's own transaction, so never early.
 */
export function hint(manager: EntityManager, channel: string, topic: LiveTopic): Promise<void> {
  return hintAll(manager, [[channel, topic]]);
}

/** Several hints in one statement. */
export async function hintAll(
  manager: EntityManager,
  hints: readonly (readonly [channel: string, topic: LiveTopic])[],
): Promise<void> {
  if (hints.length === 0) return;
  const rows = hints.map(() => '(?, ?, UTC_TIMESTAMP(3))').join(', ');
  await manager.query(`INSERT INTO live_hint (channel, topic, at) VALUES ${rows}`, hints.flat());
}
