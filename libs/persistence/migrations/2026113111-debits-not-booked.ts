import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addIndex } from '#libs/persistence/migrations/repeatable';

/** What the bank has paid and the books do not know is few among all that it ever paid. */
export class DebitsNotBooked1796900411110 implements MigrationInterface {
  readonly name = 'DebitsNotBooked1796900411110';

  async up(runner: QueryRunner): Promise<void> {
    await addIndex(runner, 'bank_debit', ['bank_account', 'voucher_id']);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only'));
  }
}
