import type { EntityManager } from 'typeorm';
import { nextToAssess } from '#libs/fund/due-month';
import { UnitEntity } from '#libs/persistence/entities/unit.entity';
import { nextMonthWith, type RegisterPreview } from '#libs/persistence/registers/register-preview';
import { decideDated, type DatedForm, type DatedRule } from '#libs/persistence/terms/dated-fields';
import { ratioEffect } from '#libs/persistence/terms/unit-ratios';
import type { Refusal } from '#libs/case/refusal';
import type { CaseWeight } from '#libs/case/route';

/** What submitting a change of ratios would do: to their own month, and to the unit's next one. */
export interface DatedPreview {
  readonly refusal: Refusal | null;
  readonly weight: CaseWeight | null;
  readonly nextMonth: RegisterPreview['nextMonth'] | null;
}

/** Null where the form changes nothing that has a month. */
export async function previewDated(
  manager: EntityManager,
  rule: DatedRule,
  unitId: number,
  facts: DatedForm,
): Promise<DatedPreview | null> {
  const unit = await manager.findOneByOrFail(UnitEntity, { id: unitId });
  const decided = await decideDated(manager, rule, unit, facts);
  if (decided === null) return null;
  if (decided.refusal !== null) return { refusal: decided.refusal, weight: null, nextMonth: null };
  const weight = await ratioEffect(manager, unitId, decided.month, decided.ratios);
  const { firstMonth, lastAssessedMonth } = unit;
  const found = { unitId, firstMonth, lastAssessedMonth };
  const counts = decided.month <= nextToAssess(found);
  const fen = counts ? weight.afterFen - weight.beforeFen : 0;
  const nextMonth = await nextMonthWith(manager, found, { headcount: 0, fen });
  return { refusal: null, weight, nextMonth };
}
