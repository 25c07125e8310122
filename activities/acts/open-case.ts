import type { EntityManager } from 'typeorm';
import { shapeOf } from '#activities/acts/shapes';
import { businessByCode } from '#libs/businesses/registry';
import { RuleViolation } from '#libs/fund/rule-violation';
import { lockCaseAndTask, type LockedCase } from '#libs/persistence/cases/case-and-task';
import type { GivenCommand } from '#libs/persistence/cases/command-store';
import { unitOfOpener } from '#libs/persistence/cases/case-start';
import { insertCase } from '#libs/persistence/cases/case-store';
import type { CommandEntity } from '#libs/persistence/entities/submission.entity';
import { UnitEntity } from '#libs/persistence/entities/unit.entity';
import type { ActRequest } from '#libs/case/outcome';
import { OPENING_VERBS } from '#libs/case/process';

/** The row of a case, made by the command that opens it before the first event; null for any other verb. */
export async function createCase(
  manager: EntityManager,
  request: ActRequest,
  { command, at: now }: GivenCommand,
): Promise<LockedCase | null> {
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
    effectiveMonth: await shapeOf(business).firstMonth(manager, business, { command, unit, now }),
  };
  await insertCase(manager, head, now);
  return lockCaseAndTask(manager, request.businessNo);
}

/** A month to assess is under the notice it was asked for with; other forms begin empty. */
function formOf({ verb, body }: CommandEntity): Record<string, unknown> {
  return verb === 'assess' ? { noticeNo: body['noticeNo'] } : {};
}
