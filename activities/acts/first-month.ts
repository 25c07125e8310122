import type { EntityManager } from 'typeorm';
import type { RegisterBusiness } from '#libs/businesses/register-business';
import type { FundMonth } from '#libs/fund/month';
import type { CommandEntity } from '#libs/persistence/entities/submission.entity';
import type { UnitEntity } from '#libs/persistence/entities/unit.entity';
import { monthsOffered } from '#libs/persistence/registers/register-months';

/** A case that is being opened. */
export interface Opening {
  readonly command: CommandEntity;
  readonly unit: UnitEntity;
  readonly now: Date;
}

/** The first month the business would take; none where rows decide theirs, or nothing is open, which the page says why. */
export async function firstMonthOffered(
  manager: EntityManager,
  business: RegisterBusiness,
  { unit, now }: Opening,
): Promise<FundMonth | null> {
  if (business.month === 'row') return null;
  const { months } = await monthsOffered(manager, business, unit, { now });
  return months[0] ?? null;
}
