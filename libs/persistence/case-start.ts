import type { EntityManager } from 'typeorm';
import { SubmissionEntity, type CommandEntity } from '#libs/persistence/entities/submission.entity';
import { UnitOperatorEntity } from '#libs/persistence/entities/people.entity';
import { UnitEntity } from '#libs/persistence/entities/unit.entity';

/** What the workflow of a command's case is started with: from the case's row, or before there is one from the command. */
export async function startOf(
  manager: EntityManager,
  command: CommandEntity,
): Promise<{ businessNo: string; business: string; unitAccountNo: string; branchCode: string }> {
  const { businessNo } = command;
  const submission = await manager.findOneBy(SubmissionEntity, { businessNo });
  const unitId =
    submission?.unitId ??
    (await manager.findOneByOrFail(UnitOperatorEntity, { id: command.actorId })).unitId;
  const unit = await manager.findOneByOrFail(UnitEntity, { id: unitId });
  const business = submission?.business ?? String(command.body['business']);
  return {
    businessNo,
    business,
    unitAccountNo: unit.accountNo,
    branchCode: submission?.branchCode ?? unit.branchCode,
  };
}
