import type { EntityManager } from 'typeorm';
import { registerAsked } from '#activities/acts/request-registers';
import { askedTexts } from '#activities/acts/request-texts';
import { businessesOf, businessOf } from '#libs/businesses/registry';
import type { RequestBusiness } from '#libs/businesses/request-business';
import { tellOperators } from '#libs/persistence/boxes/tell-operators';
import { draftsFrom, originOf } from '#libs/persistence/cases/case-links';
import { recordOrder } from '#libs/persistence/cases/command-store';
import type { Advance } from '#libs/persistence/cases/case-store';
import type { SubmissionEntity } from '#libs/persistence/entities/submission.entity';
import { UnitEntity } from '#libs/persistence/entities/unit.entity';
import { openAskedRegister } from '#libs/persistence/requests/asked-register';
import { askedAccount, requestsMet, standingOf } from '#libs/persistence/requests/person-asked';
import { waitsForHolder } from '#libs/case/holder';
import type { Verb } from '#libs/case/process';

/**
 * What an event of one case means for others, in the event's own transaction: a request opens a case of the unit that holds the
 * account; what that unit does, or does not do, is told the request as a command. No case is locked but the event's own.
 */
export async function tellOtherCases(
  manager: EntityManager,
  row: SubmissionEntity,
  step: Advance,
): Promise<void> {
  const business = businessOf('request', row.business);
  if (business !== undefined) return tellAsked(manager, row, business, step);
  if (row.initiatorKind === 'case' && step.event.kind === 'discard')
    return tellRefusal(manager, row, step);
}

async function tellAsked(
  manager: EntityManager,
  row: SubmissionEntity,
  business: RequestBusiness,
  step: Advance,
): Promise<void> {
  const { event, next } = step;
  if (waitsForHolder(next)) return askHolder(manager, row, business, step);
  if (event.kind === 'open' || next.stage === 'draft' || next.stage === 'scanning') return;
  for (const asked of await draftsFrom(manager, row.businessNo, 'asked-by'))
    await command(manager, { businessNo: asked, verb: 'discard', by: row });
}

/** The unit that holds the account finds a register with the account in it, and is told by when to answer. */
async function askHolder(
  manager: EntityManager,
  row: SubmissionEntity,
  business: RequestBusiness,
  { event, next, at }: Advance,
): Promise<void> {
  const account = await askedAccount(manager, row.memberId);
  if (account === null) return;
  const { businessNo: fromNo, unitId } = row;
  const asker = await manager.findOneByOrFail(UnitEntity, { id: unitId });
  const register = registerAsked(business);
  const { code, formVersion, rulesVersion } = register;
  const pays = standingOf(account, unitId) === 'paying';
  const texts = askedTexts({ account, asker, pays, answerBy: next.dueAt });
  const head = { [business.asks.head]: asker.accountNo };
  const kind = { business: code, formVersion, rulesVersion };
  const asked = { fromNo, business: kind, head, account, ...texts.summary };
  const businessNo = await openAskedRegister(manager, register, asked, at);
  await tellOperators(manager, account.unitId, at, ({ name }) => ({
    businessNo,
    business: code,
    eventSeq: event.seq,
    ...texts.message(name, businessNo),
  }));
}

/** The unit that was asked gave its draft up, and said why. */
async function tellRefusal(
  manager: EntityManager,
  row: SubmissionEntity,
  { event, opinion }: Advance,
): Promise<void> {
  if (event.actor.kind !== 'operator') return;
  const asking = await originOf(manager, row.businessNo, 'asked-by');
  if (asking !== null)
    await command(manager, { businessNo: asking, verb: 'reject', by: row, opinion });
}

const REQUESTS = businessesOf('request').map(({ code }) => code);

/**
 * Accounts have come to a unit that asked for some of them, by whatever case.
 * @returns how many of its requests have what they asked for
 */
export async function meetRequests(
  manager: EntityManager,
  { businessNo, seq }: SubmissionEntity,
  unitId: number,
): Promise<number> {
  const met = await requestsMet(manager, businessNo, unitId, REQUESTS);
  for (const request of met)
    await command(manager, { businessNo: request, verb: 'settle', by: { businessNo, seq } });
  return met.length;
}

interface Given {
  readonly businessNo: string;
  readonly verb: Verb;
  readonly by: Pick<SubmissionEntity, 'businessNo' | 'seq'>;
  readonly opinion?: string;
}

/** Written in the event's transaction and sent by the sweeper, so that it can be neither lost nor early. */
async function command(
  manager: EntityManager,
  { businessNo, verb, by, opinion }: Given,
): Promise<void> {
  await recordOrder(manager, {
    requestId: `case/${by.businessNo}/${String(by.seq)}/${businessNo}`,
    businessNo,
    verb,
    body: { from: by.businessNo, ...(opinion === undefined ? {} : { opinion }) },
  });
}
