import type { EntityManager } from 'typeorm';
import { meetRequests } from '#activities/acts/between-cases';
import { messageFor, messageOf, receivedBy, reminderOf } from '#activities/acts/message-texts';
import { businessOf } from '#libs/businesses/registry';
import { operatorsToTell } from '#libs/persistence/access/people-store';
import { arrivalsOf } from '#libs/persistence/accounts/arrivals';
import { sendMessages } from '#libs/persistence/boxes/box-store';
import { tellOperators } from '#libs/persistence/boxes/tell-operators';
import { openAssessments } from '#libs/persistence/assessments/assessment-queries';
import { hintAll } from '#libs/persistence/live/live-hints';
import { reviewersInCharge } from '#libs/persistence/tasks/task-store';
import type { Advance } from '#libs/persistence/cases/case-store';
import type { SubmissionEntity } from '#libs/persistence/entities/submission.entity';
import type { ProcessEvent } from '#libs/case/process';

/** An event's news: to the unit's operators, each with a read state of his own; a reminder to the reviewers. */
export async function tell(
  manager: EntityManager,
  row: SubmissionEntity,
  { event, next, at, opinion }: Advance,
): Promise<void> {
  if (event.kind === 'remind') return remindReviewers(manager, row, event, at);
  if (event.kind === 'post') await tellReceiver(manager, row, event, at);
  const key = messageOf(row, event, next);
  if (key === null) return;
  if (event.kind === 'reverse' && (await comesToNothing(manager, row.businessNo))) return;
  const operators = await operatorsToTell(manager, row.unitId, row.initiatorId);
  const initiatorName = operators.find(({ id }) => id === row.initiatorId)?.name ?? '';
  const messages = operators.map((told) => ({
    recipientKind: 'operator' as const,
    recipientId: told.id,
    ...aboutCase(row, event),
    ...messageFor(row, key, told, { initiatorName, opinion, at }),
  }));
  await sendMessages(manager, messages, at);
}

/** A month in which nobody paid is reopened with those before it: nothing of it was taken back, and nothing is to be paid again. */
async function comesToNothing(manager: EntityManager, businessNo: string): Promise<boolean> {
  const [month] = await openAssessments(manager, { businessNo });
  return month !== undefined && month.dueFen + month.dueFiscalFen === 0n;
}

/** Accounts may have gone to another unit: its operators are told, and what can be done for them is offered. */
async function tellReceiver(
  manager: EntityManager,
  row: SubmissionEntity,
  event: ProcessEvent,
  at: Date,
): Promise<void> {
  const asked = businessOf('request', row.business) !== undefined;
  const { headColumns = [] } = businessOf('register', row.business) ?? {};
  if (!asked && headColumns.length === 0) return;
  const arrivals = await arrivalsOf(manager, row.businessNo);
  if (arrivals === null) return;
  const met = await meetRequests(manager, row, arrivals.unitId);
  await tellOperators(manager, arrivals.unitId, at, (told) => ({
    ...aboutCase(row, event),
    ...receivedBy(row, arrivals, told, asked || met > 0),
  }));
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
