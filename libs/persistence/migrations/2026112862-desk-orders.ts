import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumn, addIndex } from '#libs/persistence/migrations/repeatable';

const CHANGE = 'CAST(s.after_fen AS SIGNED) - CAST(s.before_fen AS SIGNED)';

/** As libs/fund/rise.ts: basis points rounded up, a rise from nothing above all others. */
const FILL = `
  UPDATE task t JOIN submission s ON s.business_no = t.business_no
     SET t.change_fen = ${CHANGE},
         t.rise_bp = IF(s.before_fen = 0, IF(s.after_fen > 0, 2000000000, 0),
           LEAST(2000000000, ((${CHANGE}) * 10000 + IF(s.after_fen > s.before_fen, s.before_fen - 1, 0)) DIV s.before_fen))
   WHERE t.state <> 'closed' AND (s.after_fen <> s.before_fen)`;

/** A desk is sorted by what a case moves, and searched by its unit, without reading what is not shown. */
export class DeskOrders1795880620000 implements MigrationInterface {
  readonly name = 'DeskOrders1795880620000';

  async up(runner: QueryRunner): Promise<void> {
    await addColumn(runner, 'task', 'change_fen', 'bigint NOT NULL DEFAULT 0');
    await addColumn(runner, 'task', 'rise_bp', 'int NOT NULL DEFAULT 0');
    for (const value of ['change_fen', 'rise_bp'])
      await addIndex(runner, 'task', ['state', 'branch_code', 'role', value, 'id']);
    await addIndex(runner, 'unit', ['name']);
    await runner.query(FILL);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only'));
  }
}
