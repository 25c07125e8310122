import type { EntityManager } from 'typeorm';
import { operatorsOf, type UnitPerson } from '#libs/persistence/access/people-store';
import { sendMessages, type NewMessage } from '#libs/persistence/boxes/box-store';
import { hint } from '#libs/persistence/live/live-hints';

type Told = Omit<NewMessage, 'recipientKind' | 'recipientId'>;

/** All who act for a unit are told, each in words of his own, and the pages they have open learn of it. */
export async function tellOperators(
  manager: EntityManager,
  unitId: number,
  at: Date,
  messageFor: (operator: UnitPerson) => Told,
): Promise<void> {
  const operators = await operatorsOf(manager, unitId);
  const messages = operators.map((operator) => ({
    recipientKind: 'operator' as const,
    recipientId: operator.id,
    ...messageFor(operator),
  }));
  await sendMessages(manager, messages, at);
  await hint(manager, `unit/${String(unitId)}`, 'message');
}
