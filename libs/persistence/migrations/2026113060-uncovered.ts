import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumn } from '#libs/persistence/migrations/repeatable';

/** What the bank has taken back of a unit's money and nothing covers yet. */
export class Uncovered1796900406000 implements MigrationInterface {
  readonly name = 'Uncovered1796900406000';

  async up(runner: QueryRunner): Promise<void> {
    await addColumn(runner, 'unit', 'uncovered_fen', "bigint NOT NULL DEFAULT '0'");
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only'));
  }
}
