import type { EntityManager } from 'typeorm';
import { messageFor, messageKeyOf, reminderOf } from '#activities/acts/message-texts';
import { operatorsToTell } from '#libs/persistence/access/people-store';
import { sendMessages } from '#libs/persistence/box-store';
import { hintAll } from '#libs/persistence/live-hints';
import { reviewersInCharge } from '#libs/persistence/task-store';
import type { SubmissionEntity } from '#libs/persistence/entities/submission.entity';
import type { ProcessEvent } from '#libs/submission/process';

/** An event's news: to the unit's operators, each with a read state of his own; a reminder to the reviewers. */
export async function tell(
  manager: EntityManager,
  row: SubmissionEntity,
  event: ProcessEvent,
  at: Date,
): Promise<void> {
  if (event.kind === 'remind') return remindReviewers(manager, row, event, at);
  const key = messageKeyOf(event);
  if (key === null) return;
  const operators = await operatorsToTell(manager, row.unitId, row.initiatorId);
  const initiatorName = operators.find(({ id }) => id === row.initiatorId)?.name ?? '';
  const messages = operators.map((told) => ({
    recipientKind: 'operator' as const,
    recipientId: told.id,
    ...aboutCase(row, event),
    ...messageFor(row, key, told, initiatorName),
  }));
  await sendMessages(manager, messages, at);
}

/** Whoever claimed the overdue task, otherwise everybody who could. */
async function remindReviewers(
  manager: EntityManager,
  row: SubmissionEntity,
  event: ProcessEvent,
  at: Date,
): Promise<void> {
  const message = { ...aboutCase(row, event), ...reminderOf(row) };
  const reviewers = await reviewersInCharge(manager, row.businessNo);
  await sendMessages(
    manager,
    reviewers.map((recipientId) => ({ recipientKind: 'staff' as const, recipientId, ...message })),
    at,
  );
  await hintAll(
    manager,
    reviewers.map((id) => [`staff/${String(id)}`, 'message'] as const),
  );
}

function aboutCase(row: SubmissionEntity, event: ProcessEvent) {
  return { businessNo: row.businessNo, business: row.business, eventSeq: event.seq };
}
