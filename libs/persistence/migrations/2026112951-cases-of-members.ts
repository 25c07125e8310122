import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addIndex } from '#libs/persistence/migrations/repeatable';

/** A member's page lists the cases that are about him. */
export class CasesOfMembers1795996951000 implements MigrationInterface {
  readonly name = 'CasesOfMembers1795996951000';

  async up(runner: QueryRunner): Promise<void> {
    await addIndex(runner, 'submission', ['member_id', 'business_no']);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only'));
  }
}
