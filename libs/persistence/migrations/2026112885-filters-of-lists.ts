import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumn, addIndex } from '#libs/persistence/migrations/repeatable';

/** Of what was done, its business: a filter that finds little would else read a person's years. */
const FILL = `
  UPDATE done_entry d JOIN submission s ON s.business_no = d.business_no
     SET d.business = s.business WHERE d.business = ''`;

const INDEXES: readonly (readonly [string, readonly string[]])[] = [
  ['done_entry', ['actor_kind', 'actor_id', 'business', 'id']],
  ['done_entry', ['actor_kind', 'actor_id', 'act', 'id']],
  ['message', ['recipient_kind', 'recipient_id', 'business', 'id']],
  ['submission', ['unit_id', 'business', 'business_no']],
  ['submission', ['initiator_id', 'business', 'business_no']],
  ['scan_upload', ['finished_at', 'created_at']],
];

/** Every filter of a box has an index in the order of its list, and a sweep finds what nobody finished. */
export class FiltersOfLists1795900850000 implements MigrationInterface {
  readonly name = 'FiltersOfLists1795900850000';

  async up(runner: QueryRunner): Promise<void> {
    const business = "varchar(40) COLLATE utf8mb4_bin NOT NULL DEFAULT ''";
    await addColumn(runner, 'done_entry', 'business', business);
    await runner.query(FILL);
    for (const [table, columns] of INDEXES) await addIndex(runner, table, columns);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only'));
  }
}
