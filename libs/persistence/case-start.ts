import type { EntityManager } from 'typeorm';
import { SubmissionEntity, type CommandEntity } from '#libs/persistence/entities/submission.entity';
import { UnitOperatorEntity } from '#libs/persistence/entities/people.entity';
import { UnitEntity } from '#libs/persistence/entities/unit.entity';

/** What a case's workflow is started with. */
export interface CaseStart {
  readonly businessNo: string;
  readonly business: string;
  readonly unitAccountNo: string;
  readonly branchCode: string;
}

/** From the case's row; null before there is one. */
export async function startOfCase(
  manager: EntityManager,
  businessNo: string,
): Promise<CaseStart | null> {
  const submission = await manager.findOneBy(SubmissionEntity, { businessNo });
  if (submission === null) return null;
  const { business, branchCode } = submission;
  const unit = await manager.findOneByOrFail(UnitEntity, { id: submission.unitId });
  return { businessNo, business, unitAccountNo: unit.accountNo, branchCode };
}

/** From the case's row, or before there is one from the command that opens it. */
export async function startOf(manager: EntityManager, command: CommandEntity): Promise<CaseStart> {
  const { businessNo, actorId, body } = command;
  const there = await startOfCase(manager, businessNo);
  if (there !== null) return there;
  const operator = await manager.findOneByOrFail(UnitOperatorEntity, { id: actorId });
  const { accountNo, branchCode } = await manager.findOneByOrFail(UnitEntity, {
    id: operator.unitId,
  });
  return { businessNo, business: String(body['business']), unitAccountNo: accountNo, branchCode };
}
