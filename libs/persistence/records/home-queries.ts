import type { EntityManager } from 'typeorm';
import { UnitMonthEntity } from '#libs/persistence/entities/unit-month.entity';
import { UnitEntity } from '#libs/persistence/entities/unit.entity';

const MONTHS_SHOWN = 12;
const PAYING = '01';
const SEALED = '02';

export interface UnitTotals {
  readonly payingMembers: number;
  readonly sealedMembers: number;
  /** What the paying members' month comes to, all sides. */
  readonly monthlyFen: number;
}

export interface UnitWithBranch {
  readonly unit: UnitEntity;
  readonly branchName: string;
}

export async function unitWithBranch(
  manager: EntityManager,
  unitId: number,
): Promise<UnitWithBranch> {
  const unit = await manager.findOneByOrFail(UnitEntity, { id: unitId });
  const [branch]: { name: string }[] = await manager.query(
    'SELECT name FROM branch WHERE code = ?',
    [unit.branchCode],
  );
  return { unit, branchName: branch?.name ?? '' };
}

export async function unitTotals(manager: EntityManager, unitId: number): Promise<UnitTotals> {
  const rows: { status: string; people: string; fen: string }[] = await manager.query(
    `SELECT status, COUNT(*) AS people, COALESCE(SUM(unit_fen + personal_fen + fiscal_fen), 0) AS fen
       FROM personal_account WHERE unit_id = ? AND status IN (?, ?) GROUP BY status`,
    [unitId, PAYING, SEALED],
  );
  const of = (status: string) => rows.find((row) => row.status === status);
  return {
    payingMembers: Number(of(PAYING)?.people ?? 0),
    sealedMembers: Number(of(SEALED)?.people ?? 0),
    monthlyFen: Number(of(PAYING)?.fen ?? 0),
  };
}

/** The last months the unit paid, oldest first. */
export async function unitMonths(
  manager: EntityManager,
  unitId: number,
): Promise<UnitMonthEntity[]> {
  const months = await manager.find(UnitMonthEntity, {
    where: { unitId },
    order: { month: 'DESC' },
    take: MONTHS_SHOWN,
  });
  return months.reverse();
}
