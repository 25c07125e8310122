import type { EntityManager } from 'typeorm';
import { businessTitle } from '#libs/businesses/registry';
import { sendMessages } from '#libs/persistence/boxes/box-store';
import { databaseNow } from '#libs/persistence/database/database-clock';
import type { TaskEntity } from '#libs/persistence/entities/task.entity';
import { hint } from '#libs/persistence/live/live-hints';
import { findCase } from '#libs/persistence/cases/case-store';
import { MESSAGE_TEXTS } from '#libs/texts/message.texts';
import { fillText } from '#libs/texts/text';

/** Whose task somebody else gave back is told, once for each step of the case. */
export async function tellFormerHolder(
  manager: EntityManager,
  { businessNo, business, claimedBy }: TaskEntity,
  releasedBy: number,
): Promise<void> {
  if (claimedBy === null || claimedBy === releasedBy) return;
  const title = businessTitle(business);
  const row = await findCase(manager, businessNo);
  const details = { title: title.zh, titleEn: title.en, businessNo };
  const message = {
    recipientKind: 'staff' as const,
    recipientId: claimedBy,
    businessNo,
    business,
    eventSeq: row?.seq ?? 0,
    textKey: 'released',
    text: fillText(MESSAGE_TEXTS.released, details),
  };
  await sendMessages(manager, [message], await databaseNow(manager));
  await hint(manager, `staff/${String(claimedBy)}`, 'message');
}
