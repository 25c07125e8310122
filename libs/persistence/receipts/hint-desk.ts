import type { EntityManager } from 'typeorm';

/** The desks of the cashiers of an account, and of those who look over their shoulder, learn that something of it has moved. */
export async function hintDesk(manager: EntityManager, bankAccount: string): Promise<void> {
  await manager.query(
    `INSERT INTO live_hint (channel, topic, at)
     SELECT CONCAT('role/', b.branch_code, '/', r.role), 'money', UTC_TIMESTAMP(3)
       FROM bank_account b JOIN (SELECT 'cashier' AS role UNION ALL SELECT 'auditor') r WHERE b.code = ?`,
    [bankAccount],
  );
}
