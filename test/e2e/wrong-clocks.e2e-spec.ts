import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { MeView } from '#apps/api/auth/auth.dto';
import { Housekeeping } from '#apps/api/housekeeping/housekeeping';
import type { PhoneOpeningView } from '#apps/api/phone/phone.dto';
import type { ScanLinkView } from '#apps/api/scans/scan.dto';
import type { TaskDto, TaskPageDto } from '#apps/api/tasks/task.dto';
import { DEMONSTRATION_PASSWORD } from '#libs/demonstration/logins';
import { databaseNow } from '#libs/persistence/database/database-clock';
import { buildCase, buildTask } from '#test/builders/case.builder';
import { withClockOff } from '#test/builders/process-clock';
import { CLOCKS_OFF_MS, timesOfClockOff } from '#test/builders/recorded-times';
import { Hall } from '#test/e2e/hall';
import type { HallClient } from '#test/e2e/hall-client';
import { buildPhoto, PAPER, PaperDesk } from '#test/e2e/paper-desk';
import { staffSignIn } from '#test/e2e/sign-in';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
let hall: Hall;

beforeAll(async () => {
  hall = await Hall.start();
});
afterAll(() => hall.stop());

/** A code as the reviewer's own device shows it, whose clock is right. */
async function rightCode(loginName: string): Promise<string> {
  const path = `/api/demonstration/totp?loginName=${loginName}`;
  return (await hall.client().get<{ code: string }>(path)).body.code;
}

async function signedIn(loginName: string, totp: string): Promise<HallClient> {
  const client = hall.client();
  const { status } = await staffSignIn(client, {
    loginName,
    password: DEMONSTRATION_PASSWORD,
    totp,
  });
  expect(status).toBe(200);
  return client;
}

const idOf = async (client: HallClient): Promise<number> =>
  (await client.get<MeView>('/api/auth/me')).body.id;

/** What people do in a morning, of everything that leaves a time behind. */
async function morning(logins: readonly [string, string], codes: readonly string[]) {
  const reviewer = await signedIn(logins[0], codes[0] ?? '');
  const operations = await signedIn(logins[1], codes[1] ?? '');
  const taskId = await buildTask(hall.dataSource);
  expect((await reviewer.post(`/api/tasks/${taskId}/claim`, {})).status).toBe(200);
  const heldBy = await idOf(reviewer);
  const released = await operations.post(`/api/tasks/${taskId}/release`, { heldBy });
  expect(released.status).toBe(200);
  const operator = await hall.operator();
  const { businessNo } = await buildCase(hall.dataSource);
  const desk = new PaperDesk(operator, businessNo);
  const photo = await buildPhoto();
  const scan = (await desk.uploaded(photo)).id;
  expect((await operator.patch(`/api/scans/${scan}`, { rotate: 90 })).status).toBe(200);
  expect((await operator.post('/api/auth/sign-out', {})).status).toBeLessThan(300);
}

describe('An api whose clock is wrong', () => {
  it.each(CLOCKS_OFF_MS)('by %i ms leaves none of its own times in the database', async (off) => {
    const logins =
      off < 0 ? (['first-01-a', 'operations'] as const) : (['first-01-b', 'operations'] as const);
    const codes = [await rightCode(logins[0]), await rightCode(logins[1])];
    await withClockOff(off, () => morning(logins, codes));
    expect(await timesOfClockOff(hall.dataSource, off)).toEqual({});
    const traces: { table: string; count: string }[] = await hall.dataSource.query(
      `SELECT 'audit_entry' AS \`table\`, COUNT(*) AS count FROM audit_entry UNION ALL
       SELECT 'task_event', COUNT(*) FROM task_event UNION ALL
       SELECT 'message', COUNT(*) FROM message UNION ALL
       SELECT 'scan', COUNT(*) FROM scan WHERE content_at IS NOT NULL`,
    );
    for (const { count } of traces) expect(Number(count)).toBeGreaterThan(0);
  });

  it.each(CLOCKS_OFF_MS)('by %i ms finds overdue what is overdue', async (off) => {
    const reviewer = await hall.staff('second-01-a');
    const now = await databaseNow(hall.dataSource.manager);
    const due = (ms: number) => new Date(now.getTime() + ms);
    const of = { role: 'second-reviewer', level: 1 };
    const late = await buildTask(hall.dataSource, { ...of, dueAt: due(-DAY_MS) });
    const early = await buildTask(hall.dataSource, { ...of, dueAt: due(DAY_MS) });
    const path = '/api/tasks?box=open';
    const { body } = await withClockOff(off, () => reviewer.get<TaskPageDto>(path));
    const seen = new Map(body.items.map((task) => [task.id, task]));
    expect(seen.get(late)).toMatchObject({ overdue: true, dueInDays: -1 });
    expect(seen.get(early)).toMatchObject({ overdue: false, dueInDays: 1 });
    const one = await withClockOff(off, () => reviewer.get<TaskDto>(`/api/tasks/${late}`));
    expect(one.body).toMatchObject({ overdue: true, dueInDays: -1 });
    await hall.dataSource.query('DELETE FROM task');
  });

  it.each(CLOCKS_OFF_MS)(
    'by %i ms tells the home page and its months as the others do',
    async (off) => {
      const operator = await hall.operator();
      for (const path of ['/api/home', '/api/businesses/base-adjustment/months']) {
        const right = await operator.get(path);
        const wrong = await withClockOff(off, () => operator.get(path));
        expect({ status: wrong.status, body: wrong.body }).toEqual({
          status: 200,
          body: right.body,
        });
      }
    },
  );

  it.each(CLOCKS_OFF_MS)('by %i ms tells a computer by how much its clock is off', async (off) => {
    const client = hall.client();
    const path = '/api/auth/surroundings';
    const { body } = await withClockOff(off, () => client.get<{ now: string }>(path));
    const now = await databaseNow(hall.dataSource.manager);
    expect(Math.abs(Date.parse(body.now) - now.getTime())).toBeLessThan(MINUTE_MS);
  });

  it.each([-40, 40])('by %i minutes begins sessions that last as long as others', async (off) => {
    const client = await withClockOff(off * MINUTE_MS, () => hall.operator());
    const { status, body } = await client.get<MeView>('/api/auth/me');
    expect(status).toBe(200);
    expect(body.idleLeftMs).toBeGreaterThan(29 * MINUTE_MS);
    expect(body.idleLeftMs).toBeLessThanOrEqual(30 * MINUTE_MS);
  });

  it.each([-40, 40])('by %i minutes reads sessions as the others do', async (off) => {
    const client = await hall.operator();
    const read = await withClockOff(off * MINUTE_MS, () => client.get<MeView>('/api/auth/me'));
    expect(read.status).toBe(200);
    expect(read.body.idleLeftMs).toBeLessThanOrEqual(30 * MINUTE_MS);
    expect(read.body.idleLeftMs).toBeGreaterThan(29 * MINUTE_MS);
    await hall.dataSource.query(
      'UPDATE session SET last_seen_at = UTC_TIMESTAMP(3) - INTERVAL 30 MINUTE WHERE token_hash = SHA2(?, 256)',
      [client.cookie('hall_session')],
    );
    const late = await withClockOff(off * MINUTE_MS, () => client.get('/api/auth/me'));
    expect(late.status).toBe(401);
  });

  it.each([-40, 40])('by %i minutes gives a phone its ten minutes', async (off) => {
    const operator = await hall.operator();
    const { businessNo } = await buildCase(hall.dataSource);
    const path = `/api/submissions/${businessNo}/scan-links`;
    const made = await withClockOff(off * MINUTE_MS, () =>
      operator.post<ScanLinkView>(path, { paper: PAPER }),
    );
    const headers = { 'X-Scan-Token': new URL(made.body.url ?? 'no:code').hash.slice(1) };
    const phone = hall.client();
    const opened = await phone.post<PhoneOpeningView>('/api/phone/open', {}, { headers });
    expect(opened.status).toBe(200);
    expect(opened.body.leftMs).toBeGreaterThan(9 * MINUTE_MS);
    expect(opened.body.leftMs).toBeLessThanOrEqual(10 * MINUTE_MS);
    const secret = { ...headers, 'X-Phone-Secret': opened.body.phoneSecret };
    const again = () => phone.post<PhoneOpeningView>('/api/phone/open', {}, { headers: secret });
    const reloaded = await withClockOff(off * MINUTE_MS, again);
    expect(reloaded.status).toBe(200);
    expect(reloaded.body.leftMs).toBeGreaterThan(9 * MINUTE_MS);
    expect(reloaded.body.leftMs).toBeLessThanOrEqual(10 * MINUTE_MS);
  });

  it('by two days takes no upload away that is under way, and leaves none that is a day old', async () => {
    const operator = await hall.operator();
    const { businessNo } = await buildCase(hall.dataSource);
    const desk = new PaperDesk(operator, businessNo);
    const opened = async (): Promise<string> => (await desk.open(10)).body.id;
    const [young, old] = [await opened(), await opened()];
    await hall.dataSource.query(
      'UPDATE scan_upload SET created_at = UTC_TIMESTAMP(3) - INTERVAL 25 HOUR WHERE id = ?',
      [old],
    );
    const left = async (): Promise<string[]> => {
      const sql = 'SELECT id FROM scan_upload WHERE business_no = ?';
      const rows = await hall.dataSource.query<{ id: string }[]>(sql, [businessNo]);
      return rows.map(({ id }) => id);
    };
    const sweep = () => hall.app.get(Housekeeping).sweep();
    await withClockOff(2 * DAY_MS, sweep);
    expect(await left()).toEqual([young]);
    await hall.dataSource.query(
      'UPDATE scan_upload SET created_at = UTC_TIMESTAMP(3) - INTERVAL 25 HOUR WHERE id = ?',
      [young],
    );
    await withClockOff(-2 * DAY_MS, sweep);
    expect(await left()).toEqual([]);
  });
});
