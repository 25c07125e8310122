import type { EntityManager } from 'typeorm';
import { businessTitle } from '#libs/businesses/registry';
import { formatMonth } from '#libs/fund/month';
import { recordCommand } from '#libs/persistence/command-store';
import { databaseNow } from '#libs/persistence/database-clock';
import { handOnEditors } from '#libs/persistence/editor-store';
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
  restNo: string | null,
): Promise<void> {
  // Somebody unticked rows between the look and the lock: tried again from the start.
  if (restNo === null) throw new Error(`no number for the rest of ${row.businessNo}`);
  const { business, unitId, branchCode, initiatorId, form, effectiveMonth } = row;
  const { formVersion, rulesVersion } = row;
  const head = { business, unitId, branchCode, initiatorId, form, effectiveMonth };
  const rest = { businessNo: restNo, ...head, formVersion, rulesVersion, ...summaryOfRest(row) };
  await insertCase(manager, rest, await databaseNow(manager));
  await splitRegister(manager, row.businessNo, restNo);
  await handOnEditors(manager, row.businessNo, restNo);
  await recordCommand(manager, {
    requestId: `rest/${row.businessNo}/${String(row.seq)}`,
    businessNo: restNo,
    verb: 'open',
    actorKind: 'operator',
    actorId: row.initiatorId,
    body: { business: row.business },
    sendAfterMs: 0,
  });
}

/** So that the unit's lists tell it from a draft somebody began. */
function summaryOfRest({ business, effectiveMonth }: SubmissionEntity) {
  const month = formatMonth(effectiveMonth ?? '');
  const title = businessTitle(business);
  return {
    summary: `${month} ${title.zh}，上次提交时未选择的人员`,
    summaryEn: `${title.en} from ${month}, people left out of the last submission`,
  };
}
