import type { EntityManager } from 'typeorm';
import type { Command } from '#libs/persistence/cases/command-store';
import { SubmissionEntity } from '#libs/persistence/entities/submission.entity';
import { UnitOperatorEntity } from '#libs/persistence/entities/people.entity';
import { UnitEntity } from '#libs/persistence/entities/unit.entity';
import { SYSTEM_ACTOR } from '#libs/case/actor';

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
export async function startOf(manager: EntityManager, command: Command): Promise<CaseStart> {
  const { businessNo, body } = command;
  const there = await startOfCase(manager, businessNo);
  if (there !== null) return there;
  const id = await unitOfOpener(manager, command);
  const { accountNo, branchCode } = await manager.findOneByOrFail(UnitEntity, { id });
  return { businessNo, business: String(body['business']), unitAccountNo: accountNo, branchCode };
}

/** Whose case a command opens: its operator's unit; where the system commands, the one it names. */
export async function unitOfOpener(
  manager: EntityManager,
  { actorKind, actorId, body }: Pick<Command, 'actorKind' | 'actorId' | 'body'>,
): Promise<number> {
  if (actorKind === SYSTEM_ACTOR.kind) return Number(body['unitId']);
  return (await manager.findOneByOrFail(UnitOperatorEntity, { id: actorId })).unitId;
}
