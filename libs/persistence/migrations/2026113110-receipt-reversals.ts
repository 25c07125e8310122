import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumn } from '#libs/persistence/migrations/repeatable';

/**
 * What is undone of a receipt is asked by one cashier and carried out once another agrees. Receipts that were taken back
 * before tell of it from the bank's entry and from the trace of who did it.
 */
export class ReceiptReversals1796900411100 implements MigrationInterface {
  readonly name = 'ReceiptReversals1796900411100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE IF NOT EXISTS receipt_reversal (
        \`id\` bigint UNSIGNED NOT NULL AUTO_INCREMENT, \`receipt_id\` bigint UNSIGNED NOT NULL,
        \`kind\` varchar(16) COLLATE utf8mb4_bin NOT NULL, \`serial\` varchar(40) CHARACTER SET ascii COLLATE ascii_bin NULL,
        \`booked_on\` date NULL, \`reason\` varchar(1000) COLLATE utf8mb4_bin NOT NULL,
        \`former_state\` varchar(16) COLLATE utf8mb4_bin NOT NULL, \`state\` varchar(16) COLLATE utf8mb4_bin NOT NULL,
        \`asked_by\` int UNSIGNED NOT NULL, \`asked_at\` datetime(3) NOT NULL, \`decided_by\` int UNSIGNED NULL,
        \`decided_at\` datetime(3) NULL, \`decided_why\` varchar(200) COLLATE utf8mb4_bin NULL, \`ended_at\` datetime(3) NULL,
        \`failure\` text COLLATE utf8mb4_bin NULL, INDEX \`ix_receipt_reversal__state__id\` (\`state\`, \`id\`),
        INDEX \`ix_receipt_reversal__receipt_id\` (\`receipt_id\`), PRIMARY KEY (\`id\`))
        ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin`,
    );
    await addColumn(runner, 'bank_receipt', 'reversal_id', 'bigint UNSIGNED NULL');
    await runner.query(
      `INSERT INTO receipt_reversal (receipt_id, kind, serial, booked_on, reason, former_state, state, asked_by, asked_at, ended_at)
       SELECT r.id, 'take-back', d.serial, d.booked_on, d.summary, 'unallocated', 'done', COALESCE(a.actor_id, 0), v.posted_at,
              v.posted_at
         FROM bank_receipt r JOIN bank_debit d ON d.receipt_id = r.id JOIN voucher v ON v.id = d.voucher_id
         LEFT JOIN audit_entry a ON a.act = 'receipt-taken-back' AND a.subject = CAST(r.id AS CHAR)
        WHERE r.state = 'taken-back' AND r.reversal_id IS NULL
          AND NOT EXISTS (SELECT 1 FROM receipt_reversal t WHERE t.receipt_id = r.id)`,
    );
    await runner.query(
      `UPDATE bank_receipt r JOIN receipt_reversal t ON t.receipt_id = r.id SET r.reversal_id = t.id
        WHERE r.state = 'taken-back' AND r.reversal_id IS NULL`,
    );
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only'));
  }
}
