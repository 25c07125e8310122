import type { EntityManager } from 'typeorm';
import { UnitMonthEntity } from '#libs/persistence/entities/unit-month.entity';
import { UnitEntity } from '#libs/persistence/entities/unit.entity';

const MONTHS_SHOWN = 12;

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
