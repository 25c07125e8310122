import type { EntityManager } from 'typeorm';
import { tellOtherCases } from '#activities/acts/between-cases';
import { tell } from '#activities/acts/tell';
import { recordDone } from '#libs/persistence/boxes/box-store';
import { keepFormer } from '#libs/persistence/cases/former-case';
import { hintAll, type LiveTopic } from '#libs/persistence/live/live-hints';
import { openTask, taskOfCase } from '#libs/persistence/tasks/task-store';
import { originOf } from '#libs/persistence/cases/case-links';
import { findCase, stateOf, type Advance } from '#libs/persistence/cases/case-store';
import type { SubmissionEntity } from '#libs/persistence/entities/submission.entity';
import { DONE_VERBS, expectedTask, type ExpectedTask } from '#libs/case/lists';
import type { ProcessEvent, ProcessState } from '#libs/case/process';

/** What an event means for tasks, boxes and open pages; in the event's own transaction. */
export async function applyEffects(
  manager: EntityManager,
  row: SubmissionEntity,
  step: Advance,
): Promise<void> {
  const { event, next, at } = step;
  if (event.kind !== 'remind') await openNextTask(manager, row, next, at);
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
  await tell(manager, row, step);
  await tellOtherCases(manager, row, step);
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

/** Whoever is to act next finds a task. */
async function openNextTask(
  manager: EntityManager,
  row: SubmissionEntity,
  next: ProcessState,
  at: Date,
): Promise<void> {
  const task = expectedTask(next);
  if (task === null) return;
  await openTask(
    manager,
    { ...taskOfCase(row, task), ...(await answerBy(manager, row, task)) },
    at,
  );
}

/** A draft that another case asked for is answered in the time that one has. */
async function answerBy(
  manager: EntityManager,
  { businessNo, initiatorKind }: SubmissionEntity,
  { role, dueAt }: ExpectedTask,
): Promise<{ dueAt?: Date }> {
  if (initiatorKind !== 'case' || role !== 'operator' || dueAt !== null) return {};
  const asking = await originOf(manager, businessNo, 'asked-by');
  const origin = asking === null ? null : await findCase(manager, asking);
  const by = origin === null ? null : stateOf(origin).dueAt;
  return by === null ? {} : { dueAt: new Date(by) };
}
