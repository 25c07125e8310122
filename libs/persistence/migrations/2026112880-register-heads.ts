import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumn } from '#libs/persistence/migrations/repeatable';

const BEFORE = 'unit_before_fen + personal_before_fen + fiscal_before_fen';
const AFTER = 'unit_after_fen + personal_after_fen + fiscal_after_fen';

/** Registers that begin on one day are summed together: their numbers lie together, too. */
const DAYS = 'SELECT DISTINCT LEFT(business_no, 8) AS day FROM submission ORDER BY day';

/** As libs/persistence/registers/register-totals.ts derives them; what was approved stands as it was approved. */
const FILL = `
  UPDATE submission s
    JOIN (SELECT business_no, COUNT(*) AS total, SUM(chosen) AS chosen, SUM(finding_code IS NOT NULL) AS findings,
                 SUM(chosen AND finding_code IS NOT NULL) AS chosen_findings,
                 SUM(IF(chosen, ${BEFORE}, 0)) AS before_fen, SUM(IF(chosen, ${AFTER}, 0)) AS after_fen
            FROM register_row WHERE business_no >= ? AND business_no < ? GROUP BY business_no) r
      ON r.business_no = s.business_no
     SET s.register_rows = r.total, s.findings = r.findings, s.chosen_findings = r.chosen_findings,
         s.people = IF(s.stage IN ('unopened', 'draft', 'returned', 'withdrawn'), r.chosen, s.people),
         s.before_fen = IF(s.stage IN ('unopened', 'draft', 'returned', 'withdrawn'), r.before_fen, s.before_fen),
         s.after_fen = IF(s.stage IN ('unopened', 'draft', 'returned', 'withdrawn'), r.after_fen, s.after_fen)`;

/** A register's rows and findings are counted in its head, so that a page or an edit of it reads no other rows. */
export class RegisterHeads1795892800000 implements MigrationInterface {
  readonly name = 'RegisterHeads1795892800000';

  async up(runner: QueryRunner): Promise<void> {
    for (const column of ['register_rows', 'findings', 'chosen_findings'])
      await addColumn(runner, 'submission', column, 'int UNSIGNED NOT NULL DEFAULT 0');
    const days: { day: string }[] = await runner.query(DAYS);
    for (const { day } of days) await runner.query(FILL, [day, `${day}~`]);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only'));
  }
}
