import type { EntityManager } from 'typeorm';
import { tell } from '#activities/acts/tell';
import { recordDone } from '#libs/persistence/box-store';
import { keepFormer } from '#libs/persistence/former-submission';
import { hintAll, type LiveTopic } from '#libs/persistence/live-hints';
import { closeTasks, openTask, taskOfCase } from '#libs/persistence/task-store';
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
  if (next.stage === 'returned' || next.stage === 'withdrawn')
    await keepFormer(manager, row.businessNo);
  if (event.actor.kind !== 'system' && DONE_VERBS.includes(event.kind)) {
    await recordDone(
      manager,
      {
        actorKind: event.actor.kind,
        actorId: event.actor.id,
        businessNo: row.businessNo,
        business: row.business,
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
  const unit = `unit/${String(row.unitId)}`;
  const roles = new Set(next.plan.levels.map((level) => level.role as string));
  if (next.stage === 'parked' || event.kind === 'retry-posting') roles.add('operations');
  return [
    [`case/${row.businessNo}`, 'case'],
    [unit, 'initiated'],
    [unit, 'message'],
    [unit, 'todo'],
    event.actor.kind === 'staff' ? [`staff/${String(event.actor.id)}`, 'done'] : [unit, 'done'],
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
  await openTask(manager, taskOfCase(row, task), at);
}
