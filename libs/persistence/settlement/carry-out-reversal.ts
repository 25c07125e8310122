import type { EntityManager } from 'typeorm';
import { reverseClaim } from '#libs/persistence/settlement/claim-reversal';
import { reversalOf } from '#libs/persistence/settlement/reversed-receipt';
import { takeBack } from '#libs/persistence/settlement/take-back-store';

/**
 * What two cashiers have agreed on is done, in one transaction: cut off, nothing of it is; done again, nothing more.
 * @throws RuleViolation where the books refuse it
 */
export async function carryOutReversal(manager: EntityManager, id: string): Promise<void> {
  const reversal = await reversalOf(manager, id);
  if (reversal.state !== 'ordered') return;
  await (reversal.kind === 'take-back' ? takeBack : reverseClaim)(manager, reversal);
}
