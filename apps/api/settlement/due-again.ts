import type { EntityManager } from 'typeorm';
import { formatYuan } from '#libs/fund/money';
import type { MoneySource } from '#libs/persistence/assessments/gather-store';
import { takenBackOf, type MonthTakenBack } from '#libs/persistence/settlement/taken-back-queries';
import { DUE_AGAIN, DUE_OF_TREASURY, withRest } from '#libs/texts/notice-movement.texts';
import { fillText, type Text } from '#libs/texts/text';
import { listText } from '#libs/texts/text-list';

/** Why a month lacks money that it had, by whom has to pay it again. */
export type DueAgain = Partial<Record<MoneySource, Text>>;

/** By business number: why months that lack money wait for it once more; none for those that never had it. */
export async function dueAgain(
  manager: EntityManager,
  businessNos: readonly string[],
): Promise<Map<string, DueAgain>> {
  const taken = await takenBackOf(manager, businessNos);
  return new Map(
    [...taken].map(([businessNo, parts]) => [
      businessNo,
      Object.fromEntries(parts.map((part) => [part.source, because(part)])),
    ]),
  );
}

function because({ source, by, day, fen, restFen }: MonthTakenBack): Text {
  const text = source === 'treasury' ? DUE_OF_TREASURY : DUE_AGAIN[by];
  return withRest(fillText(text, { day, amount: formatYuan(fen) }), restFen);
}

/** The unit's own part first, then the treasury's; null where nothing was taken back. */
export function allDueAgain({ unit, treasury }: DueAgain = {}): Text | null {
  const texts = [unit, treasury].filter((text) => text !== undefined);
  return texts.length === 0 ? null : listText(texts);
}
