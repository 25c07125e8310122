import { RuleViolation } from '#libs/fund/rule-violation';
import type { EntityManager } from 'typeorm';
import { contribute } from '#libs/persistence/postings/contribute';
import { writeHistory } from '#libs/persistence/postings/history';
import type { Posting, PostStep } from '#libs/persistence/postings/posting';
import { moveAccounts } from '#libs/persistence/postings/move-accounts';
import { openAccounts } from '#libs/persistence/postings/open-accounts';
import { setBase } from '#libs/persistence/postings/set-base';
import { setStatus } from '#libs/persistence/postings/set-status';
import type { PostingStep } from '#libs/case/register';

/** What posting can do, one line each. */
const STEPS: { readonly [Name in PostingStep['step']]?: PostStep<Name> } = {
  'set-base': setBase,
  'set-status': setStatus,
  'move-accounts': moveAccounts,
  'open-accounts': openAccounts,
  contribute,
  history: writeHistory,
};

/** @throws RuleViolation for a step this version does not know: nothing is posted in part */
export async function postStep(
  manager: EntityManager,
  posting: Posting,
  step: PostingStep,
): Promise<void> {
  const post = STEPS[step.step] as PostStep<typeof step.step> | undefined;
  if (post === undefined) throw new RuleViolation('BUSINESS_NOT_OPEN');
  await post(manager, posting, step);
}
