import type { EntityManager } from 'typeorm';
import { businessTitle } from '#libs/businesses/registry';
import { formatMonth } from '#libs/fund/month';
import { linkCases } from '#libs/persistence/cases/case-links';
import { recordCommand } from '#libs/persistence/cases/command-store';
import { databaseNow } from '#libs/persistence/database/database-clock';
import { handOnEditors } from '#libs/persistence/cases/editor-store';
import { splitRegister } from '#libs/persistence/registers/register-split';
import { insertCase } from '#libs/persistence/cases/case-store';
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
  await linkCases(manager, { businessNo: restNo, fromNo: row.businessNo, kind: 'rest-of' });
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
  const title = businessTitle(business);
  const month = effectiveMonth === null ? null : formatMonth(effectiveMonth);
  const named = month === null ? title.zh : `${month} ${title.zh}`;
  const namedEn = month === null ? title.en : `${title.en} from ${month}`;
  return {
    summary: `${named}，上次提交时未选择的人员`,
    summaryEn: `${namedEn}, people left out of the last submission`,
  };
}
