import { businessOf } from '#libs/businesses/registry';
import type { RegisterBusiness } from '#libs/businesses/register-business';
import type { RequestBusiness } from '#libs/businesses/request-business';
import { RuleViolation } from '#libs/fund/rule-violation';
import type { InItsPlace } from '#libs/persistence/postings/in-its-place';
import type { AskedAccount } from '#libs/persistence/requests/person-asked';

/** The register by which the other unit does what it is asked for. @throws RuleViolation when the hall runs it no more */
export function registerAsked({ asks }: RequestBusiness): RegisterBusiness {
  return registerBy(asks.business);
}

/** What the centre does in the place of the unit that holds the account. */
export function inItsPlace(
  business: RequestBusiness,
  businessNo: string,
  account: AskedAccount,
  askerAccountNo: string,
): InItsPlace {
  const { asks, firstWhilePaying } = business;
  return {
    businessNo,
    account,
    move: registerAsked(business),
    head: { [asks.head]: askerAccountNo },
    first: { rule: registerBy(firstWhilePaying.business), typed: firstWhilePaying.typed },
  };
}

function registerBy(code: string): RegisterBusiness {
  const business = businessOf('register', code);
  if (business === undefined) throw new RuleViolation('BUSINESS_NOT_OPEN');
  return business;
}
