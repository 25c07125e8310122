import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { MeView } from '#apps/api/auth/auth.dto';
import type { MessagePageDto } from '#apps/api/boxes/box.dto';
import type { TaskCountsDto, TaskDto, TaskPageDto } from '#apps/api/tasks/task.dto';
import { TaskEntity } from '#libs/persistence/entities/task.entity';
import type { ActorRef } from '#libs/case/actor';
import { buildTask } from '#test/builders/case.builder';
import { Hall } from '#test/e2e/hall';
import type { HallClient } from '#test/e2e/hall-client';

/** The natural person behind first-01-a. */
const FIRST_PERSON = 101;
const SINCE = new Date('2026-11-24T03:00:00.000Z');
const MANY = 1_001;

let hall: Hall;
let first: HallClient;
let peer: HallClient;
let operations: HallClient;
let firstId: number;
let peerId: number;
let operationsId: number;

beforeAll(async () => {
  hall = await Hall.start();
  first = await hall.staff('first-01-a');
  peer = await hall.staff('first-01-b');
  operations = await hall.staff('operations');
  firstId = await idOf(first);
  peerId = await idOf(peer);
  operationsId = await idOf(operations);
});
afterEach(async () => {
  await hall.dataSource.query('DELETE FROM task');
});
afterAll(async () => hall.stop());

async function idOf(client: HallClient): Promise<number> {
  return (await client.get<MeView>('/api/auth/me')).body.id;
}

const open = (change: Partial<TaskEntity> = {}) => buildTask(hall.dataSource, change);
const claimedBy = (staffId: number, change: Partial<TaskEntity> = {}) =>
  buildTask(hall.dataSource, {
    state: 'claimed',
    claimedBy: staffId,
    claimedAt: SINCE,
    ...change,
  });
/** A case the first reviewer may not decide: she made it, or decided its earlier level. */
const barred = (as: 'makers' | 'deciders') => {
  const self: ActorRef = { kind: 'staff', id: firstId, person: FIRST_PERSON };
  return buildTask(hall.dataSource, {}, { [as]: [self] });
};

async function tasksIn(client: HallClient, box: string): Promise<TaskDto[]> {
  return (await client.get<TaskPageDto>(`/api/tasks?box=${box}`)).body.items;
}

async function idsIn(client: HallClient, box: string): Promise<string[]> {
  return (await tasksIn(client, box)).map(({ id }) => id);
}

describe('a task somebody has claimed', () => {
  it('is seen by those of its role at its branch and by operations, with who and since when', async () => {
    const id = await claimedBy(firstId);
    const [seen] = await tasksIn(peer, 'others');
    expect(seen).toMatchObject({ id, claimedBy: { id: firstId }, mayDo: [] });
    expect(seen?.claimedBy?.name).not.toBe('');
    expect(seen?.claimedAt).toBe(SINCE.toISOString());
    expect(await tasksIn(operations, 'others')).toMatchObject([{ id, mayDo: ['release'] }]);
    for (const other of ['second-01-a', 'first-02-a'])
      expect(await idsIn(await hall.staff(other), 'others')).toEqual([]);
  });

  it('is its claimer’s and not another’s; open and decided ones are nobody’s', async () => {
    const mine = await claimedBy(firstId);
    await open();
    await claimedBy(peerId, { state: 'closed' });
    expect(await idsIn(first, 'others')).toEqual([]);
    expect(await idsIn(first, 'mine')).toEqual([mine]);
  });

  it('of every role is seen by operations, page by page, at their branches alone', async () => {
    const ids = [
      await claimedBy(firstId),
      await claimedBy(firstId, { role: 'second-reviewer' }),
      await claimedBy(firstId, { branchCode: '02' }),
    ];
    const page = (await operations.get<TaskPageDto>('/api/tasks?box=others&limit=2')).body;
    expect([page.items.map(({ id }) => id), page.next]).toEqual([ids.slice(0, 2), ids[1]]);
    const rest = await operations.get<TaskPageDto>(`/api/tasks?box=others&after=${ids[1] ?? ''}`);
    expect(rest.body.items.map(({ id }) => id)).toEqual(ids.slice(2));
    await grantOperations('02');
    expect(await idsIn(operations, 'others')).toEqual(ids.slice(2));
    await grantOperations('*');
  });

  it('is released by operations and then claimed by a peer', async () => {
    const id = await claimedBy(firstId);
    expect((await peer.post(`/api/tasks/${id}/claim`, {})).body.code).toBe('CLAIMED_BY_ANOTHER');
    const path = `/api/tasks/${id}/release`;
    const seen = { heldBy: firstId };
    expect((await peer.post(path, seen)).body.code).toBe('CLAIMED_BY_ANOTHER');
    expect((await operations.post(path, { heldBy: peerId })).body.code).toBe('CLAIM_CHANGED');
    const released = await operations.post<TaskDto>(path, seen);
    expect(released.body).toMatchObject({ state: 'open', claimedBy: null, claimedAt: null });
    const { items } = (await first.get<MessagePageDto>('/api/boxes/messages')).body;
    expect(items[0]?.text.zh).toContain('已由运维人员退还待办');
    expect(await idsIn(operations, 'others')).toEqual([]);
    expect((await peer.post(`/api/tasks/${id}/claim`, {})).status).toBe(200);
    expect(await tasksIn(operations, 'others')).toMatchObject([{ id, claimedBy: { id: peerId } }]);
    const events = await hall.dataSource.query<object[]>(
      'SELECT kind, held_by AS heldBy, staff_id AS staffId FROM task_event WHERE task_id = ? ORDER BY id',
      [id],
    );
    expect(events).toEqual([
      { kind: 'release', heldBy: firstId, staffId: operationsId },
      { kind: 'claim', heldBy: null, staffId: peerId },
    ]);
  });

  it('moves the counts of operations’ open pages and the page of its case as it is claimed', async () => {
    const id = await open();
    const { businessNo } = await hall.dataSource.getRepository(TaskEntity).findOneByOrFail({ id });
    await hall.dataSource.query('DELETE FROM live_hint');
    await first.post(`/api/tasks/${id}/claim`, {});
    const hints: { channel: string }[] = await hall.dataSource.query(
      'SELECT channel FROM live_hint ORDER BY channel',
    );
    expect(hints.map(({ channel }) => channel)).toEqual([
      `case/${businessNo}`,
      'role/01/first-reviewer',
      'role/01/operations',
    ]);
  });
});

async function grantOperations(branchCode: string): Promise<void> {
  await hall.dataSource.query("UPDATE staff_grant SET branch_code = ? WHERE role = 'operations'", [
    branchCode,
  ]);
}

describe('the next case', () => {
  async function next(after?: string): Promise<string | null> {
    const asked = after === undefined ? '' : `?after=${after}`;
    const { status, body } = await first.get<TaskDto | undefined>(`/api/tasks/next${asked}`);
    expect(status).toBe(body === undefined ? 204 : 200);
    return body?.id ?? null;
  }

  it('is one the reviewer has claimed, then an open one, oldest first', async () => {
    const older = await open();
    const mine = await claimedBy(firstId);
    expect(await next()).toBe(mine);
    expect(await next(mine)).toBe(older);
  });

  it('goes round once to the oldest, and never back to where the reviewer stands', async () => {
    const [one, two, three] = [await open(), await open(), await open()];
    expect(await next(two)).toBe(three);
    expect(await next(three)).toBe(one);
    await hall.dataSource.query('DELETE FROM task WHERE id <> ?', [three]);
    expect(await next(three)).toBeNull();
  });

  it('walks through all of them before it comes back, claimed or open', async () => {
    const openBefore = await open();
    const mine = await claimedBy(firstId);
    const openBetween = await open();
    const mineLater = await claimedBy(firstId);
    const openAfter = await open();
    const walked: string[] = [];
    for (let at = await next(); at !== null && !walked.includes(at); at = await next(at))
      walked.push(at);
    expect(walked).toEqual([mine, mineLater, openBefore, openBetween, openAfter]);
  });

  it('after a decision is a claimed one however old, before any that is open', async () => {
    const older = await claimedBy(firstId);
    const decided = await claimedBy(firstId, { state: 'closed' });
    await open();
    expect(await next(decided)).toBe(older);
  });

  it('is none the process keeps from the reviewer: made by her, or decided by her at another level', async () => {
    await barred('makers');
    const may = await open();
    await barred('deciders');
    expect(await next()).toBe(may);
    expect(await next(may)).toBeNull();
  });

  it('is found behind more than a page of those', async () => {
    for (let count = 0; count < 30; count += 1) await barred('makers');
    const may = await open();
    expect(await next()).toBe(may);
  });
});

describe('the counts of the desk', () => {
  async function counts(client: HallClient): Promise<TaskCountsDto> {
    return (await client.get<TaskCountsDto>('/api/tasks/counts')).body;
  }

  it('are those of its lists', async () => {
    await open();
    await open();
    await open({ role: 'second-reviewer' });
    await open({ branchCode: '02' });
    await claimedBy(firstId);
    await claimedBy(peerId);
    await claimedBy(peerId, { branchCode: '02' });
    expect(await counts(first)).toEqual({ open: 2, mine: 1, others: 1 });
    expect(await counts(peer)).toEqual({ open: 2, mine: 2, others: 1 });
    expect(await counts(operations)).toEqual({ open: 0, mine: 0, others: 3 });
  });

  it('go beyond a hundred and end at a thousand', async () => {
    const { manager } = hall.dataSource;
    const task = await manager.findOneByOrFail(TaskEntity, { id: await open() });
    const rows = Array.from({ length: MANY }, (_, at) => {
      const copy: Partial<TaskEntity> = Object.assign({}, task, { level: at + 1 });
      delete copy.id;
      return copy;
    });
    await manager.insert(TaskEntity, rows.slice(0, 149));
    expect((await counts(first)).open).toBe(150);
    await manager.insert(TaskEntity, rows.slice(149));
    expect((await counts(first)).open).toBe(1_000);
  });
});
