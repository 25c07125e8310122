import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumn } from '#libs/persistence/migrations/repeatable';

/** Money that left a bank account may be booked: what the bank took back of a receipt. */
export class MoneyTakenBack1796900302200 implements MigrationInterface {
  readonly name = 'MoneyTakenBack1796900302200';

  async up(runner: QueryRunner): Promise<void> {
    await addColumn(runner, 'bank_debit', 'voucher_id', 'bigint UNSIGNED NULL');
    await addColumn(runner, 'bank_debit', 'receipt_id', 'bigint UNSIGNED NULL');
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only'));
  }
}
