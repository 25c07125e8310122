import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumn } from '#libs/persistence/migrations/repeatable';

/** A claim or a list may be withdrawn by whoever brought it, as long as nobody has decided. */
export class ClaimsWithdrawn1796900419000 implements MigrationInterface {
  readonly name = 'ClaimsWithdrawn1796900419000';

  async up(runner: QueryRunner): Promise<void> {
    await addColumn(runner, 'bank_receipt', 'withdrawn_at', 'datetime(3) NULL');
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only'));
  }
}
