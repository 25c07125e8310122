import type { EntityManager } from 'typeorm';
import {
  moneySums,
  sumsIn,
  type SnapshotSums,
  type SumsRead,
} from '#libs/persistence/assessments/snapshot-sums';
import {
  paidBeforeSql,
  payingSql,
  type SelectSql,
  type UnitMonth,
} from '#libs/persistence/assessments/snapshot-sql';
import { monthBefore } from '#libs/persistence/assessments/month-before';
import { SIDES } from '#libs/persistence/terms/account-sql';

const SIDES_FEN = SIDES.map((side) => `${side}_fen`);

/** A row for each who pays in the month or paid in the one before: what he pays, what he paid, whether he does and did. */
export async function comparedSql(manager: EntityManager, of: UnitMonth): Promise<SelectSql> {
  const before = await monthBefore(manager, of);
  const paying = payingSql(of);
  const paid = paidBeforeSql(before.of, before.businessNo);
  return {
    select: `SELECT both_months.account_id, ${SIDES_FEN.map((fen) => `SUM(${fen}) AS ${fen}`).join(', ')}, SUM(before_fen) AS before_fen,
                    SUM(pays) AS pays, SUM(paid) AS paid
               FROM (SELECT d.id AS account_id, ${SIDES_FEN.map((fen) => `d.${fen}`).join(', ')}, 0 AS before_fen, 1 AS pays, 0 AS paid
                       FROM (${paying.select}) d
                     UNION ALL
                     SELECT p.account_id, 0, 0, 0, p.fen, 0, 1 FROM (${paid.select}) p) both_months
              GROUP BY both_months.account_id`,
    values: [...paying.values, ...paid.values],
  };
}

/** What the record of a month would be, were it assessed now; nothing is written. */
export async function previewMonth(manager: EntityManager, of: UnitMonth): Promise<SnapshotSums> {
  const { select, values } = await comparedSql(manager, of);
  const [row]: SumsRead[] = await manager.query(
    `SELECT SUM(c.pays) AS people, SUM(c.pays > c.paid) AS came, SUM(c.paid > c.pays) AS \`left\`, ${moneySums('c')}
       FROM (${select}) c`,
    [...values],
  );
  return sumsIn(row);
}
