import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumn } from '#libs/persistence/migrations/repeatable';

/** A transferred account's last month paid is kept as it was when it went. */
export class TransferredMonths1796900411000 implements MigrationInterface {
  readonly name = 'TransferredMonths1796900411000';

  async up(runner: QueryRunner): Promise<void> {
    await addColumn(
      runner,
      'transfer_entry',
      'paid_through_month',
      'char(6) COLLATE utf8mb4_bin NULL',
    );
    // It comes in after every month that was paid, so what is paid now counts up to the month before.
    await runner.query(
      `UPDATE transfer_entry e JOIN personal_account a ON a.id = e.account_id
          SET e.paid_through_month = LEAST(a.paid_through_month, CAST(PERIOD_ADD(e.month, -1) AS CHAR))
        WHERE e.paid_through_month IS NULL AND a.paid_through_month IS NOT NULL`,
    );
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only'));
  }
}
