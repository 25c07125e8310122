import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumn } from '#libs/persistence/migrations/repeatable';

/** 119: what members' balances could not give back of months that were taken back of their unit. */
export class Receivable1796900418000 implements MigrationInterface {
  readonly name = 'Receivable1796900418000';

  async up(runner: QueryRunner): Promise<void> {
    await addColumn(runner, 'unit', 'receivable_fen', "bigint NOT NULL DEFAULT '0'");
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only'));
  }
}
