import type { EntityManager } from 'typeorm';
import { NORMAL } from '#libs/fund/account-status';
import { cityDayOf } from '#libs/fund/city-time';
import { openBookDay } from '#libs/persistence/ledger/book-days';
import { recordCaseFlow } from '#libs/persistence/ledger/unit-flow-store';
import type { Posting } from '#libs/persistence/postings/posting';
import type { RegisterRule } from '#libs/persistence/registers/register-rule';
import type { PostingStep } from '#libs/case/register';

/** The register's line in the flow of its units: what it did to how many people (domain 13: enrolment, unseal, seal and base too). */
export async function writeCaseFlow(
  manager: EntityManager,
  rule: RegisterRule,
  posting: Posting,
  headcount: number,
): Promise<void> {
  const type = rule.posting.map(typeOf).find((one) => one !== null);
  if (type == null) return;
  const { businessNo, unitId, otherUnitId, now } = posting;
  const month = rule.month === 'row' ? '' : posting.month;
  const unitIds = otherUnitId === null ? [unitId] : [unitId, otherUnitId];
  const postingDay = await openBookDay(manager, cityDayOf(now));
  await recordCaseFlow(manager, { businessNo, unitIds, postingDay, type, month, headcount });
}

/** 业务明细类型, JGJ/T 320 A.5; null for a step that is seen in another one. */
function typeOf(step: PostingStep): string | null {
  switch (step.step) {
    case 'open-accounts':
      return '03';
    case 'set-status':
      return step.status === NORMAL ? '04' : '05';
    case 'move-accounts':
      return '06';
    case 'set-base':
      return '10';
    default:
      return null;
  }
}
