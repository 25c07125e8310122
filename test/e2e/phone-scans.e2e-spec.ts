import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import type { PhoneOpeningView } from '#apps/api/phone/phone.dto';
import type {
  ScanLinkView,
  ScansView,
  UploadProgressView,
  UploadTicketView,
} from '#apps/api/scans/scan.dto';
import { buildCase } from '#test/builders/case.builder';
import { Hall } from '#test/e2e/hall';
import type { HallClient } from '#test/e2e/hall-client';
import { buildPhoto, PAPER, PaperDesk, sendChunk } from '#test/e2e/paper-desk';

let hall: Hall;
let operator: HallClient;
let businessNo: string;
let desk: PaperDesk;
let photo: Buffer;

beforeAll(async () => {
  hall = await Hall.start();
  operator = await hall.operator();
  photo = await buildPhoto();
}, 60_000);

afterAll(() => hall.stop());

beforeEach(async () => {
  ({ businessNo } = await buildCase(hall.dataSource));
  desk = new PaperDesk(operator, businessNo);
});

describe('A phone', () => {
  async function asked(renew?: boolean): Promise<ScanLinkView> {
    const path = `/api/submissions/${businessNo}/scan-links`;
    return (await operator.post<ScanLinkView>(path, { paper: PAPER, renew })).body;
  }

  async function link(renew?: boolean): Promise<string> {
    const url = new URL((await asked(renew)).url ?? 'no:code');
    expect(url.search).toBe('');
    return url.hash.slice(1);
  }

  const openOn = (client: HallClient, token: string, secret?: string) =>
    client.post<PhoneOpeningView & { code?: string }>(
      '/api/phone/open',
      {},
      {
        headers: {
          'X-Scan-Token': token,
          ...(secret === undefined ? {} : { 'X-Phone-Secret': secret }),
        },
      },
    );

  async function sendPhoto(
    client: HallClient,
    headers: Record<string, string>,
  ): Promise<UploadProgressView> {
    const small = await sharp(photo).resize(300).jpeg().toBuffer();
    const { body } = await client.post<UploadTicketView>(
      '/api/phone/uploads',
      { paper: PAPER, bytes: small.length },
      { headers },
    );
    return (
      await sendChunk(client, `/api/phone/uploads/${body.id}`, { offset: 0, bytes: small, headers })
    ).body;
  }

  it('without a session sends pictures that the desktop is told of, and sees only its own', async () => {
    await desk.uploaded(photo);
    const token = await link();
    const phone = hall.client();
    const opening = await openOn(phone, token);
    expect(opening.body.papers.map((one) => one.kind)).toEqual([PAPER]);
    expect(JSON.stringify(opening.body)).not.toContain(businessNo);
    const headers = { 'X-Scan-Token': token, 'X-Phone-Secret': opening.body.phoneSecret };
    const { scan } = await sendPhoto(phone, headers);
    expect(scan).toMatchObject({ source: 'phone', position: 2 });
    const [hint] = await hall.dataSource.query<{ topic: string }[]>(
      'SELECT topic FROM live_hint WHERE channel = ? ORDER BY id DESC LIMIT 1',
      [`case/${businessNo}`],
    );
    expect(hint?.topic).toBe('scan');
    const own = await phone.get<ScansView>('/api/phone/scans', { headers });
    expect(own.body.items.map((one) => one.id)).toEqual([scan?.id]);
    const [paper] = await desk.list();
    expect(
      (await phone.delete(`/api/phone/scans/${paper?.id ?? ''}`, undefined, { headers })).status,
    ).toBe(404);
    expect(
      (await phone.delete(`/api/phone/scans/${scan?.id ?? ''}`, undefined, { headers })).status,
    ).toBe(204);
    expect((await phone.get(scan?.url ?? '', { headers })).status).toBe(401);
  });

  it('is the only one: a second phone is refused, the first may reload', async () => {
    const token = await link();
    const first = await openOn(hall.client(), token);
    expect((await openOn(hall.client(), token)).body.code).toBe('SCAN_LINK_TAKEN');
    expect((await openOn(hall.client(), token, 'a guess')).body.code).toBe('SCAN_LINK_TAKEN');
    expect((await openOn(hall.client(), token, first.body.phoneSecret)).status).toBe(200);
    const guessed = { 'X-Scan-Token': token, 'X-Phone-Secret': 'a guess' };
    expect((await hall.client().get('/api/phone/scans', { headers: guessed })).status).toBe(409);
  });

  it('of two that come at the same moment is one', async () => {
    const token = await link();
    const answers = await Promise.all([1, 2, 3, 4].map(() => openOn(hall.client(), token)));
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409, 409, 409]);
  });

  it('is refused after ten minutes, after it has finished, and after a newer code', async () => {
    const expired = await link();
    await hall.dataSource.query(
      'UPDATE scan_link SET expires_at = UTC_TIMESTAMP(3) - INTERVAL 1 SECOND WHERE business_no = ?',
      [businessNo],
    );
    expect(await openOn(hall.client(), expired)).toMatchObject({
      status: 410,
      body: { code: 'SCAN_LINK_EXPIRED' },
    });
    const replaced = await link();
    const present = await link();
    expect((await openOn(hall.client(), replaced)).body.code).toBe('SCAN_LINK_CLOSED');
    const { body } = await openOn(hall.client(), present);
    const headers = { 'X-Scan-Token': present, 'X-Phone-Secret': body.phoneSecret };
    expect((await hall.client().post('/api/phone/close', {}, { headers })).status).toBe(204);
    expect((await hall.client().get('/api/phone/scans', { headers })).status).toBe(410);
    expect((await openOn(hall.client(), 'invented')).body.code).toBe('SCAN_LINK_UNKNOWN');
  });

  it('at work is not ended by a page loaded anew, only by a code that is renewed', async () => {
    const token = await link();
    const opening = await openOn(hall.client(), token);
    const headers = { 'X-Scan-Token': token, 'X-Phone-Secret': opening.body.phoneSecret };
    const own = () => hall.client().get<{ code?: string }>('/api/phone/scans', { headers });
    const atWork = await asked();
    expect(atWork.url).toBeNull();
    expect(atWork.leftMs).toBeGreaterThan(0);
    expect(atWork.leftMs).toBeLessThanOrEqual(opening.body.leftMs);
    expect((await own()).status).toBe(200);
    const renewed = await link(true);
    expect((await own()).body.code).toBe('SCAN_LINK_CLOSED');
    expect((await openOn(hall.client(), renewed)).status).toBe(200);
  });

  it('that has finished or run out of time keeps no code from the page', async () => {
    const finished = await link();
    const { body } = await openOn(hall.client(), finished);
    const headers = { 'X-Scan-Token': finished, 'X-Phone-Secret': body.phoneSecret };
    await hall.client().post('/api/phone/close', {}, { headers });
    const expired = await link();
    await openOn(hall.client(), expired);
    await hall.dataSource.query(
      'UPDATE scan_link SET expires_at = UTC_TIMESTAMP(3) - INTERVAL 1 SECOND WHERE business_no = ?',
      [businessNo],
    );
    expect((await asked()).url).toMatch(/^http/);
  });

  it('whose first answer was lost is known again by the secret it chose, and no other phone is', async () => {
    const token = await link();
    const secret = 'a'.repeat(32);
    expect((await openOn(hall.client(), token, secret)).body.phoneSecret).toBe(secret);
    expect((await openOn(hall.client(), token, secret)).status).toBe(200);
    for (const other of ['b'.repeat(32), undefined])
      expect((await openOn(hall.client(), token, other)).body.code).toBe('SCAN_LINK_TAKEN');
  });

  it('that chose a secret anybody could guess is given a better one', async () => {
    const { body } = await openOn(hall.client(), await link(), 'a'.repeat(31));
    expect(body.phoneSecret.length).toBeGreaterThan(31);
  });

  it('that asks again with its key gets the same place, and another body none', async () => {
    const token = await link();
    const opened = await openOn(hall.client(), token);
    const headers = {
      'X-Scan-Token': token,
      'X-Phone-Secret': opened.body.phoneSecret,
      'Idempotency-Key': 'one-page-of-a-phone',
    };
    const ask = (bytes: number, more = {}) =>
      hall
        .client()
        .post<UploadTicketView & { code?: string }>(
          '/api/phone/uploads',
          { paper: PAPER, bytes },
          { headers: { ...headers, ...more } },
        );
    const [first, again, other] = [await ask(100), await ask(100), await ask(101)];
    expect([first.status, again.body.id]).toEqual([201, first.body.id]);
    expect([other.status, other.body.code]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
    const keyless = await ask(100, { 'Idempotency-Key': '' });
    expect([keyless.status, keyless.body.code]).toEqual([400, 'IDEMPOTENCY_KEY_REQUIRED']);
    const stranger = await ask(100, { 'X-Phone-Secret': 'c'.repeat(32) });
    expect([stranger.status, stranger.body.code]).toEqual([409, 'SCAN_LINK_TAKEN']);
  });

  it('leaves neither token nor secret in the database', async () => {
    const token = await link();
    const { body } = await openOn(hall.client(), token);
    const rows = JSON.stringify([
      await hall.dataSource.query('SELECT * FROM scan_link'),
      await hall.dataSource.query('SELECT * FROM idempotent_request'),
    ]);
    expect(rows).not.toContain(token);
    expect(rows).not.toContain(body.phoneSecret);
  });
});
