import type { EntityManager } from 'typeorm';
import { SEALED } from '#libs/fund/account-status';
import {
  paidBeforeSql,
  payingSql,
  TOTAL,
  type SelectSql,
  type UnitMonth,
} from '#libs/persistence/assessments/snapshot-sql';
import {
  moneySums,
  sumsIn,
  type SnapshotSums,
  type SumsRead,
} from '#libs/persistence/assessments/snapshot-sums';
import { monthBefore } from '#libs/persistence/assessments/month-before';
import { SIDES } from '#libs/persistence/terms/account-sql';

const RATIOS = SIDES.map((side) => `${side}_ratio_bp`);
const AMOUNTS = SIDES.map((side) => `${side}_fen`);
const COLUMNS = [
  'business_no',
  'account_id',
  'unit_id',
  'month',
  'status',
  'base_fen',
  ...RATIOS,
  ...AMOUNTS,
  'before_fen',
  'change_kind',
].join(', ');

/** Fixes who pays in a month and how much, a statement for those who pay and one for those who have left. */
export async function takeSnapshot(
  manager: EntityManager,
  businessNo: string,
  of: UnitMonth,
): Promise<SnapshotSums> {
  const before = await monthBefore(manager, of);
  const paid = paidBeforeSql(before.of, before.businessNo);
  await insertPaying(manager, businessNo, of, paid);
  await insertLeft(manager, businessNo, of, paid);
  await nameCauses(manager, businessNo);
  return sumsOf(manager, businessNo);
}

async function insertPaying(
  manager: EntityManager,
  businessNo: string,
  of: UnitMonth,
  paid: SelectSql,
): Promise<void> {
  const paying = payingSql(of);
  const fen = TOTAL('d');
  await manager.query(
    `INSERT INTO assessment_line (${COLUMNS})
     SELECT ?, d.id, ?, ?, d.status, d.base_fen, ${[...RATIOS, ...AMOUNTS].map((one) => `d.${one}`).join(', ')},
            COALESCE(p.fen, 0), CASE WHEN p.account_id IS NULL THEN 'came' WHEN ${fen} > p.fen THEN 'rose'
                                     WHEN ${fen} < p.fen THEN 'fell' ELSE '' END
       FROM (${paying.select}) d LEFT JOIN (${paid.select}) p ON p.account_id = d.id`,
    [businessNo, of.unitId, of.month, ...paying.values, ...paid.values],
  );
}

async function insertLeft(
  manager: EntityManager,
  businessNo: string,
  of: UnitMonth,
  paid: SelectSql,
): Promise<void> {
  const nothing = ['0', ...RATIOS.map(() => '0'), ...AMOUNTS.map(() => '0')].join(', ');
  await manager.query(
    `INSERT INTO assessment_line (${COLUMNS})
     SELECT ?, p.account_id, ?, ?, '${SEALED}', ${nothing}, p.fen, 'left' FROM (${paid.select}) p
       LEFT JOIN assessment_line there ON there.business_no = ? AND there.account_id = p.account_id
      WHERE there.account_id IS NULL`,
    [businessNo, of.unitId, of.month, ...paid.values, businessNo],
  );
}

/** Who came or left did so by a status of this month, whose amount changed by a base or by ratios. */
async function nameCauses(manager: EntityManager, businessNo: string): Promise<void> {
  const term = (table: string, alias: string) =>
    `LEFT JOIN ${table} ${alias} ON ${alias}.account_id = l.account_id AND ${alias}.from_month = l.month`;
  await manager.query(
    `UPDATE assessment_line l ${term('status_term', 's')} ${term('base_term', 'b')} ${term('own_ratio_term', 'o')}
       LEFT JOIN unit_term t ON t.unit_id = l.unit_id AND t.from_month = l.month
        SET l.cause_no = IF(l.change_kind IN ('came', 'left'), s.business_no,
                            COALESCE(b.business_no, o.business_no, t.business_no))
      WHERE l.business_no = ? AND l.change_kind <> ''`,
    [businessNo],
  );
}

async function sumsOf(manager: EntityManager, businessNo: string): Promise<SnapshotSums> {
  const [row]: SumsRead[] = await manager.query(
    `SELECT SUM(l.change_kind <> 'left') AS people, SUM(l.change_kind = 'came') AS came, SUM(l.change_kind = 'left') AS \`left\`,
            ${moneySums('l')}
       FROM assessment_line l WHERE l.business_no = ?`,
    [businessNo],
  );
  return sumsIn(row);
}
