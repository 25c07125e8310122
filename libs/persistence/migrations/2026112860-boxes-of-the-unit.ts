import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addIndex } from '#libs/persistence/migrations/repeatable';

/** Each can be repeated: a migration that was cut off goes on when it is run again. */
const BOXES = [
  // What an operator was told, his colleagues are told too.
  `INSERT IGNORE INTO message (recipient_kind, recipient_id, business_no, event_seq, business, text_key, text, text_en,
          channel, created_at, read_at)
   SELECT 'operator', colleague.id, m.business_no, m.event_seq, m.business, m.text_key, m.text, m.text_en,
          m.channel, m.created_at, m.read_at
     FROM message m
     JOIN unit_operator told ON m.recipient_kind = 'operator' AND told.id = m.recipient_id
     JOIN unit_operator colleague ON colleague.unit_id = told.unit_id AND colleague.id <> told.id AND colleague.active = 1
    ORDER BY m.id`,
  // Drafts and withdrawn cases wait for the operator like returned ones do.
  `INSERT IGNORE INTO task (business_no, business, round, level, role, branch_code, unit_id, state, created_at)
   SELECT s.business_no, s.business, COALESCE(JSON_VALUE(s.state, '$.round'), 0), s.seq, 'operator', s.branch_code, s.unit_id, 'open',
          COALESCE(s.edited_at, s.opened_at)
     FROM submission s WHERE s.stage IN ('draft', 'withdrawn')`,
  // A case with papers is submitted when the papers are there, not before.
  `UPDATE submission s
      SET s.submitted_at = (SELECT MAX(e.at) FROM submission_event e
                             WHERE e.business_no = s.business_no AND e.kind IN ('submit', 'finish-scans')
                               AND e.stage IN ('approval', 'posting'))
    WHERE EXISTS (SELECT 1 FROM submission_event e
                   WHERE e.business_no = s.business_no AND e.kind = 'submit' AND e.stage = 'scanning')`,
];

/** Messages, done and to-do become the unit's; the time of submission is that of the last paper. */
export class BoxesOfTheUnit1795880600000 implements MigrationInterface {
  readonly name = 'BoxesOfTheUnit1795880600000';

  async up(runner: QueryRunner): Promise<void> {
    await addIndex(runner, 'done_entry', ['business_no']);
    for (const statement of BOXES) await runner.query(statement);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only'));
  }
}
