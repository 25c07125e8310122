import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addIndex } from '#libs/persistence/migrations/repeatable';

const PLACE = ['state', 'branch_code', 'role'];

/** A desk asked for one business, in every order, or for what is overdue reads what it shows; a unit's to-do, its own tasks. */
export class DeskFilters1795900840000 implements MigrationInterface {
  readonly name = 'DeskFilters1795900840000';

  async up(runner: QueryRunner): Promise<void> {
    await addIndex(runner, 'task', [...PLACE, 'business', 'id']);
    await addIndex(runner, 'task', [...PLACE, 'business', 'change_fen', 'id']);
    await addIndex(runner, 'task', [...PLACE, 'business', 'rise_bp', 'id']);
    await addIndex(runner, 'task', [...PLACE, 'due_at', 'id']);
    await addIndex(runner, 'task', ['unit_id', 'state', 'role', 'id']);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only'));
  }
}
