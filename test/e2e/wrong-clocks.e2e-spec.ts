import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { MeView } from '#apps/api/auth/auth.dto';
import { Housekeeping } from '#apps/api/housekeeping/housekeeping';
import type { PhoneOpeningView } from '#apps/api/phone/phone.dto';
import type { ScanLinkView } from '#apps/api/scans/scan.dto';
import { buildCase } from '#test/builders/case.builder';
import { withClockOff } from '#test/builders/process-clock';
import { Hall } from '#test/e2e/hall';
import { PAPER, PaperDesk } from '#test/e2e/paper-desk';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
let hall: Hall;

beforeAll(async () => {
  hall = await Hall.start();
});
afterAll(() => hall.stop());

describe('An api whose clock is wrong', () => {
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
