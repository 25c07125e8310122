import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addIndex } from '#libs/persistence/migrations/repeatable';

/** What was posted in all units, in the order the centre looks at it. */
export class RecordsOfTheCentre1796900411020 implements MigrationInterface {
  readonly name = 'RecordsOfTheCentre1796900411020';

  async up(runner: QueryRunner): Promise<void> {
    await addIndex(runner, 'posted_change', ['subject_kind', 'posted_at', 'id']);
    await addIndex(runner, 'status_change', ['posted_at', 'id']);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only'));
  }
}
