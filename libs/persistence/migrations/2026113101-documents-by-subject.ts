import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumn, addIndex } from '#libs/persistence/migrations/repeatable';

const OF_CASE = 'ix_document__business_no__kind';
const BY_SUBJECT = 'ix_document__subject_kind__subject_no__kind__n';

/** A document is of a subject and a kind, the how-manieth; what was printed until now is of cases, one a kind. */
export class DocumentsBySubject1796900411010 implements MigrationInterface {
  readonly name = 'DocumentsBySubject1796900411010';

  async up(runner: QueryRunner): Promise<void> {
    await addColumn(
      runner,
      'document',
      'subject_kind',
      "varchar(8) COLLATE utf8mb4_bin NOT NULL DEFAULT 'case' AFTER id",
    );
    if (await runner.hasColumn('document', 'business_no'))
      await runner.query(
        `ALTER TABLE document DROP INDEX ${OF_CASE},
           CHANGE business_no subject_no varchar(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
           ADD COLUMN n smallint UNSIGNED NOT NULL DEFAULT 1, ADD COLUMN unit_id int UNSIGNED NULL,
           ADD UNIQUE INDEX ${BY_SUBJECT} (subject_kind, subject_no, kind, n)`,
      );
    await runner.query('ALTER TABLE document ALTER COLUMN subject_kind DROP DEFAULT');
    await runner.query(
      `UPDATE document d JOIN submission s ON s.business_no = d.subject_no SET d.unit_id = s.unit_id
        WHERE d.subject_kind = 'case' AND d.unit_id IS NULL`,
    );
    await addIndex(runner, 'document', ['unit_id', 'id']);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only'));
  }
}
