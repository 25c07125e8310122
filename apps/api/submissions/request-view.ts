import type { EntityManager } from 'typeorm';
import type { Actor } from '#apps/api/auth/actor';
import type { RequestDto } from '#apps/api/submissions/submission.dto';
import { businessOf } from '#libs/businesses/registry';
import { maskIdentityNumber } from '#libs/fund/identity-number';
import { originOf } from '#libs/persistence/cases/case-links';
import { findCase, stateOf } from '#libs/persistence/cases/case-store';
import type { SubmissionEntity } from '#libs/persistence/entities/submission.entity';
import { UnitEntity } from '#libs/persistence/entities/unit.entity';
import {
  askedAccount,
  standingOf,
  type AskedAccount,
} from '#libs/persistence/requests/person-asked';
import { EDITABLE_STAGES, isFinal, type Stage } from '#libs/case/stage';
import { ASKED_STANDING } from '#libs/texts/request.texts';

/**
 * What a case asks for, or was asked for: to the unit that asks, who and how his account stands, never where; to the unit that
 * holds it, who asks and by when; to the centre, both.
 */
export async function requestOf(
  manager: EntityManager,
  row: SubmissionEntity,
  actor: Actor,
): Promise<RequestDto | null> {
  if (businessOf('request', row.business) !== undefined) return ofAsker(manager, row, actor);
  if (row.initiatorKind !== 'case') return null;
  const asking = await originOf(manager, row.businessNo, 'asked-by');
  const origin = asking === null ? null : await findCase(manager, asking);
  return origin === null ? null : ofHolder(manager, row, origin);
}

async function ofAsker(
  manager: EntityManager,
  row: SubmissionEntity,
  actor: Actor,
): Promise<RequestDto | null> {
  const account = await askedAccount(manager, row.memberId);
  if (account === null) return null;
  // What has become of the account since the case ended is no business of it.
  const over = isFinal(row.stage as Stage);
  const isCentre = actor.kind === 'staff' && !over;
  return {
    ...personOf(account),
    standing: over ? null : ASKED_STANDING[standingOf(account, row.unitId)],
    accountNo: isCentre ? account.accountNo : null,
    unit: isCentre ? { accountNo: account.unitAccountNo, name: account.unitName } : null,
    answerBy: null,
    mayRefuse: false,
  };
}

async function ofHolder(
  manager: EntityManager,
  row: SubmissionEntity,
  origin: SubmissionEntity,
): Promise<RequestDto | null> {
  const account = await askedAccount(manager, origin.memberId);
  if (account === null) return null;
  const asker = await manager.findOneByOrFail(UnitEntity, { id: origin.unitId });
  return {
    ...personOf(account),
    standing: null,
    accountNo: account.accountNo,
    unit: { accountNo: asker.accountNo, name: asker.name },
    answerBy: stateOf(origin).dueAt,
    mayRefuse: EDITABLE_STAGES.includes(row.stage as Stage),
  };
}

function personOf({ name, idNumber }: AskedAccount) {
  return { name, idNumber: maskIdentityNumber(idNumber) };
}
