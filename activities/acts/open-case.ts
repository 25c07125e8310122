import type { EntityManager } from 'typeorm';
import { businessByCode } from '#libs/businesses/registry';
import type { RegisterBusiness } from '#libs/businesses/business';
import type { FundMonth } from '#libs/fund/month';
import { RuleViolation } from '#libs/fund/rule-violation';
import { databaseNow } from '#libs/persistence/database-clock';
import { monthsOffered } from '#libs/persistence/register-months';
import { insertCase, lockSubmission } from '#libs/persistence/submission-store';
import { UnitOperatorEntity } from '#libs/persistence/entities/people.entity';
import type { CommandEntity, SubmissionEntity } from '#libs/persistence/entities/submission.entity';
import { UnitEntity } from '#libs/persistence/entities/unit.entity';
import type { ActRequest } from '#libs/submission/outcome';

/** The row of a case, made by its 'open' command before the first event; null for any other verb. */
export async function createCase(
  manager: EntityManager,
  request: ActRequest,
  command: CommandEntity | null,
): Promise<SubmissionEntity | null> {
  if (request.verb !== 'open' || command === null) return null;
  const business = businessByCode(request.business);
  if (business === undefined) throw new RuleViolation('BUSINESS_NOT_OPEN');
  const operator = await manager.findOneByOrFail(UnitOperatorEntity, { id: command.actorId });
  const unit = await manager.findOneByOrFail(UnitEntity, { id: operator.unitId });
  const now = await databaseNow(manager);
  const head = {
    businessNo: request.businessNo,
    business: business.code,
    unitId: unit.id,
    branchCode: unit.branchCode,
    initiatorId: operator.id,
    form: {},
    formVersion: business.formVersion,
    rulesVersion: business.rulesVersion,
    effectiveMonth:
      business.shape === 'register' ? await proposed(manager, business, unit, now) : null,
  };
  await insertCase(manager, head, now);
  return lockSubmission(manager, request.businessNo);
}

/** The first month the business would take; none, and the page says why, where nothing is open. */
async function proposed(
  manager: EntityManager,
  business: RegisterBusiness,
  unit: UnitEntity,
  now: Date,
): Promise<FundMonth | null> {
  const { months } = await monthsOffered(manager, business, unit, { now });
  return months[0] ?? null;
}
