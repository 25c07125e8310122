import type { EntityManager } from 'typeorm';
import type { StaffActor } from '#apps/api/auth/actor';
import { taskView } from '#apps/api/tasks/task-view';
import type { TaskDto } from '#apps/api/tasks/task.dto';
import { databaseNow } from '#libs/persistence/database/database-clock';
import { tasksIn } from '#libs/persistence/tasks/desk-queries';
import { taskById, type TaskRow } from '#libs/persistence/tasks/task-queries';

const CHUNK = 20;
/** Of tasks the person may not decide; behind more than these nothing is looked for. */
const SCANNED_MAX = 200;

/** A stretch of one list, ends left out. */
interface Stretch {
  readonly box: 'mine' | 'open';
  readonly after?: string;
  readonly before?: string;
}

/** The next task the person may decide, in one round through what he has claimed and then what is open, oldest first. */
export async function nextTask(
  manager: EntityManager,
  actor: StaffActor,
  after: string | undefined,
): Promise<TaskDto | null> {
  const now = await databaseNow(manager);
  let scanned = 0;
  for (const stretch of await roundFrom(manager, actor, after)) {
    for await (const row of rowsOf(manager, actor, stretch)) {
      const task = taskView(row, actor, now);
      // Giving it back is all that is left to whom the process bars.
      if (task.mayDo.some((act) => act !== 'release')) return task;
      scanned += 1;
      if (scanned === SCANNED_MAX) return null;
    }
  }
  return null;
}

/**
 * From a task of the round, the rest of it and then its beginning, so that going on and on shows every task once. From
 * one that is decided or another's, what is claimed first: there is no place in the round to go on from.
 */
async function roundFrom(
  manager: EntityManager,
  actor: StaffActor,
  id: string | undefined,
): Promise<Stretch[]> {
  if (id === undefined) return [{ box: 'mine' }, { box: 'open' }];
  const at = await taskById(manager, id);
  if (at?.state === 'claimed' && at.claimedBy === actor.id)
    return [{ box: 'mine', after: id }, { box: 'open' }, { box: 'mine', before: id }];
  if (at?.state === 'open')
    return [{ box: 'open', after: id }, { box: 'mine' }, { box: 'open', before: id }];
  return [
    { box: 'mine', after: id },
    { box: 'mine', before: id },
    { box: 'open', after: id },
    { box: 'open', before: id },
  ];
}

/** In chunks: most often the first row is the one. */
async function* rowsOf(
  manager: EntityManager,
  actor: StaffActor,
  { box, before, after: from }: Stretch,
): AsyncGenerator<TaskRow> {
  let after = from;
  for (;;) {
    const place = after === undefined ? undefined : { value: '0', id: after };
    const rows = await tasksIn(manager, box, actor, { after: place, before, limit: CHUNK });
    yield* rows.slice(0, CHUNK);
    if (rows.length <= CHUNK) return;
    after = rows[CHUNK - 1]?.id;
  }
}
