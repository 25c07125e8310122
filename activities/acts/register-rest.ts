import type { EntityManager } from 'typeorm';
import { nextBusinessNo } from '#libs/persistence/business-number';
import { recordCommand, UNSENT } from '#libs/persistence/command-store';
import { splitRegister } from '#libs/persistence/register-split';
import { insertCase } from '#libs/persistence/submission-store';
import type { SubmissionEntity } from '#libs/persistence/entities/submission.entity';

/**
 * Rows not chosen become the register of a new draft. Its opening is a command like any other: written here, in the
 * act's own transaction, and sent by the sweeper, so that it can be neither lost nor early.
 */
export async function leaveRestAsDraft(
  manager: EntityManager,
  row: SubmissionEntity,
  now: Date,
): Promise<void> {
  const businessNo = await nextBusinessNo(manager, now);
  const {
    business,
    unitId,
    branchCode,
    initiatorId,
    form,
    formVersion,
    rulesVersion,
    effectiveMonth,
  } = row;
  const head = {
    businessNo,
    business,
    unitId,
    branchCode,
    initiatorId,
    form,
    formVersion,
    rulesVersion,
    effectiveMonth,
  };
  await insertCase(manager, head, now);
  await splitRegister(manager, row.businessNo, businessNo);
  await recordCommand(manager, {
    requestId: `${UNSENT}${row.businessNo}/${String(row.seq)}`,
    businessNo,
    verb: 'open',
    actorKind: 'operator',
    actorId: initiatorId,
    body: { business },
  });
}
