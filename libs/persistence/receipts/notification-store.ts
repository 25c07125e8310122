import type { EntityManager } from 'typeorm';

/** Longer than a notification is taken for a fresh one: what is older is refused by its time. */
const KEPT_MINUTES = 60;

/** Takes the number of a notification, once. False: it was taken before. */
export async function takeNotification(manager: EntityManager, nonce: string): Promise<boolean> {
  await manager.query(
    'DELETE FROM bank_notification WHERE received_at < UTC_TIMESTAMP(3) - INTERVAL ? MINUTE ORDER BY received_at LIMIT 100',
    [KEPT_MINUTES],
  );
  const result: { affectedRows: number } = await manager.query(
    'INSERT IGNORE INTO bank_notification (nonce, received_at) VALUES (?, UTC_TIMESTAMP(3))',
    [nonce],
  );
  return result.affectedRows === 1;
}
