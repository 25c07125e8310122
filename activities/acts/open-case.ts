import type { EntityManager } from 'typeorm';
import { businessByCode } from '#libs/businesses/registry';
import type { Business } from '#libs/businesses/business';
import type { RegisterBusiness } from '#libs/businesses/register-business';
import type { FundMonth } from '#libs/fund/month';
import { RuleViolation } from '#libs/fund/rule-violation';
import { monthsOffered } from '#libs/persistence/registers/register-months';
import { lockCaseAndTask, type CaseAndTask } from '#libs/persistence/cases/case-and-task';
import type { GivenCommand } from '#libs/persistence/cases/command-store';
import { unitOfOpener } from '#libs/persistence/cases/case-start';
import { insertCase } from '#libs/persistence/cases/submission-store';
import type { CommandEntity } from '#libs/persistence/entities/submission.entity';
import { UnitEntity } from '#libs/persistence/entities/unit.entity';
import type { ActRequest } from '#libs/submission/outcome';
import { OPENING_VERBS } from '#libs/submission/process';

/** The row of a case, made by the command that opens it before the first event; null for any other verb. */
export async function createCase(
  manager: EntityManager,
  request: ActRequest,
  { command, at: now }: GivenCommand,
): Promise<CaseAndTask | null> {
  if (!OPENING_VERBS.includes(request.verb) || command === null) return null;
  const business = businessByCode(request.business);
  if (business === undefined) throw new RuleViolation('BUSINESS_NOT_OPEN');
  const unit = await manager.findOneByOrFail(UnitEntity, {
    id: await unitOfOpener(manager, command),
  });
  const head = {
    businessNo: request.businessNo,
    business: business.code,
    unitId: unit.id,
    branchCode: unit.branchCode,
    initiatorKind: command.actorKind,
    initiatorId: command.actorId,
    form: formOf(command),
    formVersion: business.formVersion,
    rulesVersion: business.rulesVersion,
    effectiveMonth: await firstMonth(manager, { business, command, unit, now }),
  };
  await insertCase(manager, head, now);
  return lockCaseAndTask(manager, request.businessNo);
}

/** A month to assess is under the notice it was asked for with; other forms begin empty. */
function formOf({ verb, body }: CommandEntity): Record<string, unknown> {
  return verb === 'assess' ? { noticeNo: body['noticeNo'] } : {};
}

interface Begun {
  readonly business: Business;
  readonly command: CommandEntity;
  readonly unit: UnitEntity;
  readonly now: Date;
}

async function firstMonth(
  manager: EntityManager,
  { business, command, unit, now }: Begun,
): Promise<FundMonth | null> {
  if (business.shape === 'register') return proposed(manager, business, unit, now);
  return business.shape === 'assessment' ? String(command.body['month']) : null;
}

/** The first month the business would take; none where rows decide theirs, or nothing is open, which the page says why. */
async function proposed(
  manager: EntityManager,
  business: RegisterBusiness,
  unit: UnitEntity,
  now: Date,
): Promise<FundMonth | null> {
  if (business.month === 'row') return null;
  const { months } = await monthsOffered(manager, business, unit, { now });
  return months[0] ?? null;
}
