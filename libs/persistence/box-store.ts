import type { EntityManager } from 'typeorm';
import { DoneEntryEntity, MessageEntity } from '#libs/persistence/entities/task.entity';
import type { Text } from '#libs/texts/text';

export interface NewMessage {
  readonly recipientKind: 'operator' | 'staff';
  readonly recipientId: number;
  readonly businessNo: string;
  readonly business: string;
  readonly eventSeq: number;
  readonly textKey: string;
  readonly text: Text;
}

/** A message to one person through the hall; the same event tells the same person once. */
export async function sendMessage(
  manager: EntityManager,
  message: NewMessage,
  at: Date,
): Promise<void> {
  const { text, ...rest } = message;
  await manager
    .createQueryBuilder()
    .insert()
    .into(MessageEntity)
    .values({
      ...rest,
      text: text.zh,
      textEn: text.en,
      channel: 'hall',
      createdAt: at,
      readAt: null,
    })
    .orIgnore()
    .execute();
}

export async function recordDone(
  manager: EntityManager,
  entry: Pick<DoneEntryEntity, 'actorKind' | 'actorId' | 'businessNo' | 'act'>,
  at: Date,
): Promise<void> {
  await manager.insert(DoneEntryEntity, { ...entry, at });
}
