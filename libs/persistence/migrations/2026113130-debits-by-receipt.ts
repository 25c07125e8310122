import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addIndex } from '#libs/persistence/migrations/repeatable';

/** What the bank took back of a receipt is shown where that receipt had paid. */
export class DebitsByReceipt1796900413000 implements MigrationInterface {
  readonly name = 'DebitsByReceipt1796900413000';

  async up(runner: QueryRunner): Promise<void> {
    await addIndex(runner, 'bank_debit', ['receipt_id']);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only'));
  }
}
