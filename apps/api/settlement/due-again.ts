import type { EntityManager } from 'typeorm';
import { formatYuan } from '#libs/fund/money';
import { takenBackOf } from '#libs/persistence/settlement/taken-back-queries';
import { DUE_AGAIN } from '#libs/texts/notice-movement.texts';
import { fillText, type Text } from '#libs/texts/text';

/** By business number: why months that lack money wait for it once more; none for those that never had it. */
export async function dueAgain(
  manager: EntityManager,
  businessNos: readonly string[],
): Promise<Map<string, Text>> {
  const taken = await takenBackOf(manager, businessNos);
  const texts = new Map<string, Text>();
  for (const [businessNo, { by, day, fen }] of taken)
    texts.set(businessNo, fillText(DUE_AGAIN[by], { day, amount: formatYuan(fen) }));
  return texts;
}
