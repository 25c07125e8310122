import type { EntityManager } from 'typeorm';
import { insertOnly } from '#libs/persistence/database/insert-only';
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

/** Messages through the hall, one to a person; the same event tells the same person once. */
export async function sendMessages(
  manager: EntityManager,
  messages: readonly NewMessage[],
  at: Date,
): Promise<void> {
  if (messages.length === 0) return;
  const rows = messages.map(({ text, ...rest }) => ({
    ...rest,
    text: text.zh,
    textEn: text.en,
    channel: 'hall',
    createdAt: at,
    readAt: null,
  }));
  await manager
    .createQueryBuilder()
    .insert()
    .into(MessageEntity)
    .values(rows)
    .orIgnore()
    .updateEntity(false)
    .execute();
}

export async function recordDone(
  manager: EntityManager,
  entry: Pick<DoneEntryEntity, 'actorKind' | 'actorId' | 'businessNo' | 'business' | 'act'>,
  at: Date,
): Promise<void> {
  await insertOnly(manager, DoneEntryEntity, { ...entry, at });
}
