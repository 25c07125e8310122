import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumn, addIndex, dropIndex } from '#libs/persistence/migrations/repeatable';

/** A voucher can be taken back in part, more than once; as a whole once, as before. */
export class PartialReversals1796900420000 implements MigrationInterface {
  readonly name = 'PartialReversals1796900420000';

  async up(runner: QueryRunner): Promise<void> {
    await addColumn(
      runner,
      'voucher',
      'reversed_whole',
      "bigint UNSIGNED GENERATED ALWAYS AS (IF(`kind` = 'reversal', `reversal_of`, NULL)) VIRTUAL",
    );
    await addIndex(runner, 'voucher', ['reversed_whole'], 'UNIQUE');
    await dropIndex(runner, 'voucher', ['reversal_of'], 'UNIQUE');
    await addIndex(runner, 'voucher', ['reversal_of']);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only'));
  }
}
