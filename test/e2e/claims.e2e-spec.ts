import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { MeView } from '#apps/api/auth/auth.dto';
import type { SubmissionDto } from '#apps/api/submissions/submission.dto';
import { TaskEntity } from '#libs/persistence/entities/task.entity';
import { buildEvents, buildTask } from '#test/builders/case.builder';
import { Hall } from '#test/e2e/hall';
import type { HallClient } from '#test/e2e/hall-client';

/** Of the api to its database. */
const CONNECTIONS = 20;

let hall: Hall;

beforeAll(async () => {
  hall = await Hall.start();
});
afterAll(async () => hall.stop());

async function nameOf(client: HallClient): Promise<string> {
  return (await client.get<MeView>('/api/auth/me')).body.name;
}

it('a case tells the centre who took its task or gave it back, and who has it now; the unit, that somebody has it', async () => {
  const [first, peer, operations] = [
    await hall.staff('first-01-a'),
    await hall.staff('first-01-b'),
    await hall.staff('operations'),
  ];
  const id = await buildTask(hall.dataSource);
  const { businessNo } = await hall.dataSource.manager.findOneByOrFail(TaskEntity, { id });
  await buildEvents(hall.dataSource, businessNo, [
    { verb: 'submit', actor: { kind: 'operator', id: 1, person: 1 }, stage: 'approval' },
  ]);
  await first.post(`/api/tasks/${id}/claim`, {});
  const { id: heldBy } = (await first.get<MeView>('/api/auth/me')).body;
  await operations.post(`/api/tasks/${id}/release`, { heldBy });
  await peer.post(`/api/tasks/${id}/claim`, {});

  const seen = await peer.get<SubmissionDto>(`/api/submissions/${businessNo}`);
  const told = seen.body.timeline.slice(1).map((entry) => [entry.actorName, entry.kindText.zh]);
  expect(told).toEqual([
    [await nameOf(first), '签收'],
    [await nameOf(operations), `退还（原由${await nameOf(first)}签收）`],
    [await nameOf(peer), '签收'],
  ]);
  expect(seen.body.nextExpected?.text.zh).toContain(`已由${await nameOf(peer)}签收`);

  const operator = await hall.operator();
  const unitSees = (await operator.get<SubmissionDto>(`/api/submissions/${businessNo}`)).body;
  expect(unitSees.timeline.map(({ kind }) => kind)).toEqual(['submit']);
  expect(unitSees.nextExpected?.text.zh).toContain('已由审批人员签收');
});

it('more claims at once than there are connections are all answered', async () => {
  const first = await hall.staff('first-01-a');
  const id = await buildTask(hall.dataSource);
  const blocker = hall.dataSource.createQueryRunner();
  await blocker.startTransaction();
  await blocker.query('SELECT id FROM task WHERE id = ? FOR UPDATE', [id]);
  const claims = Array.from({ length: 2 * CONNECTIONS }, () =>
    first.post(`/api/tasks/${id}/claim`, {}),
  );
  // Time for them to take every connection there is; then each goes on with what it holds, or none ever does.
  await sleep(1_000);
  await blocker.commitTransaction();
  await blocker.release();
  expect((await Promise.all(claims)).map(({ status }) => status)).toEqual(claims.map(() => 200));
});
