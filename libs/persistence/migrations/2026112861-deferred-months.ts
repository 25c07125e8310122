import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumn } from '#libs/persistence/migrations/repeatable';

/** Until now every month assessed during a deferral counted as deferred: that is what these units are given. */
const FILL = `
  UPDATE unit
     SET deferred_from_month = IF(paid_through_month IS NULL, first_month,
           DATE_FORMAT(DATE_ADD(STR_TO_DATE(CONCAT(paid_through_month, '01'), '%Y%m%d'), INTERVAL 1 MONTH), '%Y%m'))
   WHERE status = '03' AND deferred_from_month IS NULL`;

/** Which months of a unit are deferred: a month assessed before the deferral began is due all the same. */
export class DeferredMonths1795880610000 implements MigrationInterface {
  readonly name = 'DeferredMonths1795880610000';

  async up(runner: QueryRunner): Promise<void> {
    await addColumn(runner, 'unit', 'deferred_from_month', 'char(6) NULL');
    await addColumn(runner, 'unit', 'deferred_through_month', 'char(6) NULL');
    await runner.query(FILL);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only'));
  }
}
