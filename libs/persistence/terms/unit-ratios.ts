import type { EntityManager } from 'typeorm';
import type { Ratios } from '#libs/fund/contribution';
import { nextToAssess } from '#libs/fund/due-month';
import { isFundMonth, type FundMonth } from '#libs/fund/month';
import type { UnitEntity } from '#libs/persistence/entities/unit.entity';
import { accountsInMonthSql, SIDES } from '#libs/persistence/terms/account-sql';
import { roundedProductSql } from '#libs/persistence/terms/rounding-sql';
import { deriveTotals } from '#libs/persistence/accounts/unit-totals';
import type { CaseWeight } from '#libs/case/route';

const BP_OF = { unit: 'unitBp', personal: 'personalBp', fiscal: 'fiscalBp' } as const;

/** The amount of each side by other ratios. */
function byRatios(ratios: Ratios, base: string, rounding: string): string[] {
  return SIDES.map((side) => roundedProductSql(base, String(ratios[BP_OF[side]]), rounding));
}

/** Who pays in a month, and what that month comes to by the unit's ratios and by others; who carries his own keeps them. */
export async function ratioEffect(
  manager: EntityManager,
  unitId: number,
  month: FundMonth,
  ratios: Ratios,
): Promise<CaseWeight> {
  if (!isFundMonth(month)) throw new RangeError('not a month');
  const before = SIDES.map((side) => `d.${side}_fen`).join(' + ');
  const after = byRatios(ratios, 'd.base_fen', 'd.rounding').join(' + ');
  const [sums]: Record<keyof CaseWeight, string | null>[] = await manager.query(
    `SELECT COUNT(*) AS people, SUM(${before}) AS beforeFen, SUM(IF(d.own_ratios, ${before}, ${after})) AS afterFen
       FROM (${accountsInMonthSql(`'${month}'`)} WHERE a.unit_id = ?) d WHERE d.status = '01'`,
    [unitId],
  );
  return {
    people: Number(sums?.people ?? 0),
    beforeFen: Number(sums?.beforeFen ?? 0),
    afterFen: Number(sums?.afterFen ?? 0),
  };
}

export interface RatioChange {
  readonly month: FundMonth;
  readonly ratios: Ratios;
  readonly businessNo: string;
}

/**
 * One row of the unit's line; of the next month to assess also what is kept of the unit and, by one statement, of every
 * account that carries no ratios of its own. The caller holds the unit.
 */
export async function postRatios(
  manager: EntityManager,
  unit: UnitEntity,
  { month, ratios, businessNo }: RatioChange,
): Promise<void> {
  const { unitBp, personalBp, fiscalBp } = ratios;
  await manager.query(
    `INSERT INTO unit_term (unit_id, from_month, unit_ratio_bp, personal_ratio_bp, fiscal_ratio_bp, rounding, status, business_no)
     SELECT n.unit_id, ?, ?, ?, ?, n.rounding, n.status, ? FROM unit_term n
      WHERE n.unit_id = ? AND n.from_month <= ? ORDER BY n.from_month DESC LIMIT 1
     ON DUPLICATE KEY UPDATE unit_ratio_bp = VALUES(unit_ratio_bp), personal_ratio_bp = VALUES(personal_ratio_bp),
            fiscal_ratio_bp = VALUES(fiscal_ratio_bp), business_no = VALUES(business_no)`,
    [month, unitBp, personalBp, fiscalBp, businessNo, unit.id, month],
  );
  if (month > nextToAssess(unit)) return;
  const settings = SIDES.map((side) => `${side}_ratio_bp = ${String(ratios[BP_OF[side]])}`);
  await manager.query(
    `UPDATE unit SET ${settings.join(', ')}, version = version + 1 WHERE id = ?`,
    [unit.id],
  );
  const amounts = byRatios(ratios, 'base_fen', '?').map(
    (amount, at) => `${SIDES[at] ?? ''}_fen = ${amount}`,
  );
  await manager.query(
    `UPDATE personal_account SET ${[...settings, ...amounts].join(', ')}, version = version + 1
      WHERE unit_id = ? AND own_ratios = 0`,
    [...amounts.map(() => unit.rounding), unit.id],
  );
  await deriveTotals(manager, unit.id);
}
