import type { EntityManager } from 'typeorm';
import { requirePapers } from '#activities/acts/papers-there';
import { inItsPlace } from '#activities/acts/request-registers';
import type { Weighed } from '#activities/acts/weighed';
import { conflictsOf } from '#libs/businesses/conflicts';
import type { RequestBusiness } from '#libs/businesses/request-business';
import type { ReceiptSection } from '#libs/documents/receipt-view';
import { maskIdentityNumber } from '#libs/fund/identity-number';
import { RuleViolation } from '#libs/fund/rule-violation';
import { blockingCase } from '#libs/persistence/cases/conflict-store';
import { stateOf } from '#libs/persistence/cases/case-store';
import type { SubmissionEntity } from '#libs/persistence/entities/submission.entity';
import { UnitEntity } from '#libs/persistence/entities/unit.entity';
import { postInItsPlace, requireDoable } from '#libs/persistence/postings/in-its-place';
import {
  askedAccount,
  knownMember,
  standingOf,
  type AskedAccount,
} from '#libs/persistence/requests/person-asked';

/** Checks again that the account may be asked for; while it still pays, whoever asks brings a paper. */
export async function weighRequest(
  manager: EntityManager,
  row: SubmissionEntity,
  business: RequestBusiness,
): Promise<Weighed> {
  if (row.memberId === null) throw new RuleViolation('REQUEST_WITHOUT_PERSON');
  const refusal = business.decide(await knownMember(manager, row.unitId, row.memberId));
  if (refusal !== null) throw new RuleViolation(refusal.code, refusal.details);
  const account = await heldElsewhere(manager, row);
  const pays = standingOf(account, row.unitId) === 'paying';
  return { people: 1, beforeFen: 0, afterFen: 0, papers: pays ? [business.paperWhilePaying] : [] };
}

/**
 * Before the centre agrees: nothing stands in the way of posting, and for an account that pays the paper is there.
 * @throws RuleViolation
 */
export async function requireAgreeable(
  manager: EntityManager,
  row: SubmissionEntity,
  business: RequestBusiness,
  now: Date,
): Promise<void> {
  const account = await heldElsewhere(manager, row);
  if (standingOf(account, row.unitId) === 'paying')
    await requirePapers(manager, row.businessNo, [business.paperWhilePaying]);
  await requireNothingUnderWay(manager, row, business, account.unitId);
  await requireDoable(manager, await placeOf(manager, row, business, account), now);
}

/** Decided by the centre, it is done in the unit's place; what that unit has done itself leaves nothing to post. */
export async function postRequest(
  manager: EntityManager,
  row: SubmissionEntity,
  business: RequestBusiness,
  now: Date,
): Promise<number> {
  if (stateOf(row).deciders.length === 0) return 0;
  const account = await heldElsewhere(manager, row);
  await requireNothingUnderWay(manager, row, business, account.unitId);
  return postInItsPlace(manager, await placeOf(manager, row, business, account), now);
}

/** Whom it was about; nothing of the unit that held the account. */
export async function requestSection(
  manager: EntityManager,
  row: SubmissionEntity,
): Promise<ReceiptSection> {
  const account = await askedAccount(manager, row.memberId);
  const facts =
    account === null
      ? []
      : [
          { label: '姓名', value: account.name },
          { label: '证件号码', value: maskIdentityNumber(account.idNumber) },
          { label: '个人账号', value: account.accountNo },
        ];
  return { title: '转移人员', facts, sums: [], table: null, note: '' };
}

async function heldElsewhere(
  manager: EntityManager,
  { memberId, unitId }: SubmissionEntity,
): Promise<AskedAccount> {
  const account = await askedAccount(manager, memberId);
  if (account === null) throw new RuleViolation('REQUEST_NO_ACCOUNT');
  const standing = standingOf(account, unitId);
  if (standing === 'here') throw new RuleViolation('PERSON_IN_UNIT');
  if (standing === 'other') throw new RuleViolation('REQUEST_NOT_POSSIBLE');
  return account;
}

/** Of the unit that holds the account: a case about the same person goes first. */
async function requireNothingUnderWay(
  manager: EntityManager,
  { businessNo, memberId }: SubmissionEntity,
  { asks }: RequestBusiness,
  unitId: number,
): Promise<void> {
  const ofPerson = Object.keys(conflictsOf(asks.business)).map((code) => [code, 'member'] as const);
  const about = { businessNo, memberId, unitId, effectiveMonth: null };
  const blocking = await blockingCase(manager, about, Object.fromEntries(ofPerson));
  if (blocking !== null)
    throw new RuleViolation('CONFLICTING_CASE', { businessNo: blocking.businessNo });
}

async function placeOf(
  manager: EntityManager,
  { businessNo, unitId }: SubmissionEntity,
  business: RequestBusiness,
  account: AskedAccount,
) {
  const { accountNo } = await manager.findOneByOrFail(UnitEntity, { id: unitId });
  return inItsPlace(business, businessNo, account, accountNo);
}
