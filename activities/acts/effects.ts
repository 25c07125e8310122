import type { EntityManager } from 'typeorm';
import { messageFor, messageKeyOf, reminderOf } from '#activities/acts/message-texts';
import { recordDone, sendMessage } from '#libs/persistence/box-store';
import { hintAll, type LiveTopic } from '#libs/persistence/live-hints';
import { closeTasks, openTask, reviewersInCharge } from '#libs/persistence/task-store';
import { UnitOperatorEntity } from '#libs/persistence/entities/people.entity';
import type { Advance } from '#libs/persistence/submission-store';
import type { SubmissionEntity } from '#libs/persistence/entities/submission.entity';
import { DONE_VERBS, expectedTask } from '#libs/submission/lists';
import type { ProcessEvent, ProcessState } from '#libs/submission/process';

/** What an event means for tasks, boxes and open pages; in the event's own transaction. */
export async function applyEffects(
  manager: EntityManager,
  row: SubmissionEntity,
  { event, next, at }: Advance,
): Promise<void> {
  if (event.kind !== 'remind') await moveTasks(manager, row, next, at);
  if (event.actor.kind !== 'system' && DONE_VERBS.includes(event.kind)) {
    await recordDone(
      manager,
      {
        actorKind: event.actor.kind,
        actorId: event.actor.id,
        businessNo: row.businessNo,
        act: event.kind,
      },
      at,
    );
  }
  await tell(manager, row, event, at);
  await hintAll(manager, hintsOf(row, event, next));
}

/** Everybody whose open pages the event concerns. */
function hintsOf(
  row: SubmissionEntity,
  event: ProcessEvent,
  next: ProcessState,
): [string, LiveTopic][] {
  const initiator = `operator/${String(row.initiatorId)}`;
  const roles = new Set(next.plan.levels.map((level) => level.role as string));
  if (next.stage === 'parked' || event.kind === 'retry-posting') roles.add('operations');
  return [
    [`case/${row.businessNo}`, 'case'],
    [initiator, 'initiated'],
    [initiator, 'message'],
    [`unit/${String(row.unitId)}`, 'todo'],
    [`${event.actor.kind}/${String(event.actor.id)}`, 'done'],
    ...[...roles].map((role): [string, LiveTopic] => [`role/${row.branchCode}/${role}`, 'todo']),
  ];
}

/** Whoever was to act is done; whoever is to act next finds a task. */
async function moveTasks(
  manager: EntityManager,
  row: SubmissionEntity,
  next: ProcessState,
  at: Date,
): Promise<void> {
  await closeTasks(manager, row.businessNo, at);
  const task = expectedTask(next);
  if (task === null) return;
  const { businessNo, business, unitId, branchCode } = row;
  const dueAt = task.dueAt === null ? null : new Date(task.dueAt);
  await openTask(manager, { businessNo, business, unitId, branchCode, ...task, dueAt }, at);
}

async function tell(
  manager: EntityManager,
  row: SubmissionEntity,
  event: ProcessEvent,
  at: Date,
): Promise<void> {
  if (event.kind === 'remind') return remindReviewers(manager, row, event, at);
  const key = messageKeyOf(event);
  if (key === null) return;
  const operator = await manager.findOneBy(UnitOperatorEntity, { id: row.initiatorId });
  await sendMessage(
    manager,
    {
      recipientKind: 'operator',
      recipientId: row.initiatorId,
      ...aboutCase(row, event),
      ...messageFor(row, key, operator?.name ?? ''),
    },
    at,
  );
}

/** Whoever claimed the overdue task, otherwise everybody who could. */
async function remindReviewers(
  manager: EntityManager,
  row: SubmissionEntity,
  event: ProcessEvent,
  at: Date,
): Promise<void> {
  const message = reminderOf(row);
  for (const recipientId of await reviewersInCharge(manager, row.businessNo)) {
    await sendMessage(
      manager,
      { recipientKind: 'staff', recipientId, ...aboutCase(row, event), ...message },
      at,
    );
    await hintAll(manager, [[`staff/${String(recipientId)}`, 'message']]);
  }
}

function aboutCase(row: SubmissionEntity, event: ProcessEvent) {
  return { businessNo: row.businessNo, business: row.business, eventSeq: event.seq };
}
