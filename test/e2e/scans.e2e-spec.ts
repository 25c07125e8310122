import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import type { PhoneOpeningView } from '#apps/api/phone/phone.dto';
import type { ScanLinkView, ScansView, ScanView, UploadProgressView, UploadTicketView } from '#apps/api/scans/scan.dto';
import { buildCase } from '#test/builders/case.builder';
import { buildPdf } from '#test/builders/pdf.builder';
import { Hall, UNIT_TWO } from '#test/e2e/hall';
import type { Answer, HallClient } from '#test/e2e/hall-client';

const PAPER = 'business-licence';

let hall: Hall;
let operator: HallClient;
let businessNo: string;
let photo: Buffer;

beforeAll(async () => {
  hall = await Hall.start();
  operator = await hall.operator();
  photo = await sharp({ create: { width: 1400, height: 900, channels: 3, background: 'white', noise: { type: 'gaussian', mean: 120, sigma: 60 } } })
    .jpeg({ quality: 95 })
    .toBuffer();
}, 60_000);

afterAll(() => hall.stop());

beforeEach(async () => {
  ({ businessNo } = await buildCase(hall.dataSource));
});

function open(client: HallClient, bytes: number, paper = PAPER): Promise<Answer<UploadTicketView>> {
  return client.post<UploadTicketView>(`/api/submissions/${businessNo}/uploads`, { paper, bytes, fileName: 'a.jpg' });
}

function chunk(client: HallClient, path: string, offset: number, raw: Buffer, headers: Record<string, string> = {}) {
  const all = { 'Upload-Offset': String(offset), 'Content-Type': 'application/octet-stream', ...headers };
  return client.send<UploadProgressView & { code?: string; details?: Record<string, number> }>('PATCH', path, { raw, headers: all });
}

async function upload(client: HallClient, content: Buffer, paper = PAPER): Promise<Answer<UploadProgressView & { code?: string }>> {
  const { body } = await open(client, content.length, paper);
  let answer = await chunk(client, `/api/uploads/${body.id}`, 0, content.subarray(0, body.chunkBytes));
  for (let at = body.chunkBytes; at < content.length; at += body.chunkBytes) {
    answer = await chunk(client, `/api/uploads/${body.id}`, at, content.subarray(at, at + body.chunkBytes));
  }
  return answer;
}

async function uploaded(content = photo): Promise<ScanView> {
  const { body } = await upload(operator, content);
  if (body.scan === null) throw new Error('not taken');
  return body.scan;
}

async function listed(client = operator): Promise<ScanView[]> {
  return (await client.get<ScansView>(`/api/submissions/${businessNo}/scans`)).body.items;
}

describe('A paper from the desktop', () => {
  it('goes up in chunks and is listed with a picture and a thumbnail', async () => {
    expect(photo.length).toBeGreaterThan(1024 * 1024);
    const answer = await upload(operator, photo);
    expect(answer.status).toBe(200);
    const [scan] = await listed();
    expect(scan).toMatchObject({ paper: PAPER, position: 1, contentType: 'image/jpeg', width: 1400, height: 900, source: 'computer' });
    const thumbnail = await operator.get<Buffer>(scan?.thumbnailUrl ?? '');
    expect((await sharp(thumbnail.body).metadata()).width).toBe(320);
  });

  it('goes on where it broke off, and a chunk sent twice counts once', async () => {
    const { body: ticket } = await open(operator, photo.length);
    const path = `/api/uploads/${ticket.id}`;
    await chunk(operator, path, 0, photo.subarray(0, 500_000));
    expect(await chunk(operator, path, 0, photo.subarray(0, 500_000))).toMatchObject({ status: 409, body: { code: 'UPLOAD_OFFSET_WRONG', details: { offset: 500_000 } } });
    const { body } = await operator.get<{ offset: number }>(path);
    expect(body.offset).toBe(500_000);
    const second = await chunk(operator, path, 500_000, photo.subarray(500_000, 1_500_000));
    const last = await chunk(operator, path, second.body.offset, photo.subarray(second.body.offset));
    const again = await chunk(operator, path, second.body.offset, photo.subarray(second.body.offset));
    expect(last.body.scan).not.toBeNull();
    expect(again.body.scan?.id).toBe(last.body.scan?.id);
    expect(await listed()).toHaveLength(1);
  });

  it('is refused in words when it is none, and leaves nothing behind', async () => {
    const fake = Buffer.from('<html>not a picture</html>');
    expect(await upload(operator, fake)).toMatchObject({ status: 422, body: { code: 'SCAN_KIND_UNKNOWN' } });
    expect((await open(operator, 20 * 1024 * 1024 + 1)).status).toBe(400);
    expect((await open(operator, 10, 'no-such-paper')).body).toMatchObject({ code: 'PAPER_UNKNOWN' });
    const { body } = await open(operator, 2_000_000);
    const tooLarge = await chunk(operator, `/api/uploads/${body.id}`, 0, Buffer.alloc(1024 * 1024 + 1));
    expect(tooLarge.status).toBe(413);
    expect(await listed()).toEqual([]);
  });

  it('is served with its own type, unsniffed, boxed in, and never public', async () => {
    const scan = await uploaded();
    const { headers, body } = await operator.get<Buffer>(scan.url);
    expect(headers.get('content-type')).toBe('image/jpeg');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain('sandbox');
    expect(headers.get('cache-control')).toMatch(/^private/);
    expect(headers.get('content-disposition')).toMatch(/^inline; filename="\d{16}-\d+\.jpg"$/);
    expect(body.length).toBe(scan.bytes);
  });

  it('turns, changes place and kind, and can be taken out again', async () => {
    const first = await uploaded();
    const second = await uploaded(buildPdf());
    const turned = await operator.patch<ScanView>(`/api/scans/${first.id}`, { rotate: 90 });
    expect(turned.body).toMatchObject({ width: 900, height: 1400 });
    expect(turned.body.url).not.toBe(first.url);
    await operator.patch(`/api/scans/${second.id}`, { position: 1, paper: 'bank-account-proof' });
    expect((await listed()).map((scan) => [scan.id, scan.position, scan.paper])).toEqual([
      [second.id, 1, 'bank-account-proof'],
      [first.id, 2, PAPER],
    ]);
    expect((await operator.delete(`/api/scans/${second.id}`)).status).toBe(204);
    expect((await operator.get(second.url)).status).toBe(404);
    expect((await listed()).map((scan) => scan.id)).toEqual([first.id]);
  });

  it('can neither come nor go once the case has been submitted', async () => {
    const scan = await uploaded();
    const { body: ticket } = await open(operator, photo.length);
    await hall.dataSource.query("UPDATE submission SET stage = 'approval' WHERE business_no = ?", [businessNo]);
    expect((await open(operator, 10)).body).toMatchObject({ code: 'NOT_IN_THIS_STAGE' });
    await chunk(operator, `/api/uploads/${ticket.id}`, 0, photo.subarray(0, 1024 * 1024));
    const last = await chunk(operator, `/api/uploads/${ticket.id}`, 1024 * 1024, photo.subarray(1024 * 1024));
    expect(last.body.code).toBe('NOT_IN_THIS_STAGE');
    expect((await operator.delete(`/api/scans/${scan.id}`)).status).toBe(422);
    expect(await listed()).toHaveLength(1);
  });

  it('is seen by its branch and the auditor, and by nobody else', async () => {
    const scan = await uploaded();
    const { body: ticket } = await open(operator, 10);
    for (const login of ['first-01-a', 'auditor']) {
      const staff = await hall.staff(login);
      expect((await staff.get(scan.url)).status).toBe(200);
      expect((await staff.delete(`/api/scans/${scan.id}`)).status).toBe(403);
    }
    const stranger = await hall.operator(UNIT_TWO);
    const elsewhere = await hall.staff('first-02-a');
    for (const client of [stranger, elsewhere]) {
      expect((await client.get(scan.url)).body).toMatchObject({ code: 'SCAN_NOT_FOUND' });
      expect((await client.get(`/api/submissions/${businessNo}/scans`)).status).toBe(404);
    }
    expect((await stranger.patch(`/api/scans/${scan.id}`, { rotate: 90 })).status).toBe(404);
    expect((await stranger.get(`/api/uploads/${ticket.id}`)).status).toBe(404);
    expect((await hall.client().get(scan.url)).status).toBe(401);
  });

  it('of which there are sixty already is one too many', async () => {
    await hall.dataSource.query(
      `INSERT INTO scan (business_no, paper, position, content_type, content_hash, thumbnail_hash, bytes, width, height, source, created_at)
       SELECT ?, ?, seq, 'image/jpeg', REPEAT('a', 64), REPEAT('b', 64), 1, 1, 1, 'computer', UTC_TIMESTAMP() FROM seq_1_to_60`,
      [businessNo, PAPER],
    );
    expect((await open(operator, 10)).body).toMatchObject({ code: 'SCANS_TOO_MANY' });
  });
});

describe('A phone', () => {
  async function link(): Promise<string> {
    const { body } = await operator.post<ScanLinkView>(`/api/submissions/${businessNo}/scan-links`, { paper: PAPER });
    expect(new URL(body.url).search).toBe('');
    return new URL(body.url).hash.slice(1);
  }

  const openOn = (client: HallClient, token: string, secret?: string) =>
    client.post<PhoneOpeningView & { code?: string }>('/api/phone/open', {}, {
      headers: { 'X-Scan-Token': token, ...(secret === undefined ? {} : { 'X-Phone-Secret': secret }) },
    });

  async function sendPhoto(client: HallClient, headers: Record<string, string>): Promise<UploadProgressView> {
    const small = await sharp(photo).resize(300).jpeg().toBuffer();
    const { body } = await client.post<UploadTicketView>('/api/phone/uploads', { paper: PAPER, bytes: small.length }, { headers });
    return (await chunk(client, `/api/phone/uploads/${body.id}`, 0, small, headers)).body;
  }

  it('without a session sends pictures that the desktop is told of, and sees only its own', async () => {
    await uploaded();
    const token = await link();
    const phone = hall.client();
    const opening = await openOn(phone, token);
    expect(opening.body.papers[0]?.kind).toBe(PAPER);
    expect(JSON.stringify(opening.body)).not.toContain(businessNo);
    const headers = { 'X-Scan-Token': token, 'X-Phone-Secret': opening.body.phoneSecret };
    const { scan } = await sendPhoto(phone, headers);
    expect(scan).toMatchObject({ source: 'phone', position: 2 });
    const [hint] = await hall.dataSource.query<{ topic: string }[]>(
      'SELECT topic FROM live_hint WHERE channel = ? ORDER BY id DESC LIMIT 1', [`case/${businessNo}`],
    );
    expect(hint?.topic).toBe('scan');
    const own = await phone.get<ScansView>('/api/phone/scans', { headers });
    expect(own.body.items.map((one) => one.id)).toEqual([scan?.id]);
    const [desk] = await listed();
    expect((await phone.delete(`/api/phone/scans/${desk?.id ?? ''}`, undefined, { headers })).status).toBe(404);
    expect((await phone.delete(`/api/phone/scans/${scan?.id ?? ''}`, undefined, { headers })).status).toBe(204);
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
    await hall.dataSource.query('UPDATE scan_link SET expires_at = UTC_TIMESTAMP(3) - INTERVAL 1 SECOND WHERE business_no = ?', [businessNo]);
    expect(await openOn(hall.client(), expired)).toMatchObject({ status: 410, body: { code: 'SCAN_LINK_EXPIRED' } });
    const replaced = await link();
    const present = await link();
    expect((await openOn(hall.client(), replaced)).body.code).toBe('SCAN_LINK_CLOSED');
    const { body } = await openOn(hall.client(), present);
    const headers = { 'X-Scan-Token': present, 'X-Phone-Secret': body.phoneSecret };
    expect((await hall.client().post('/api/phone/close', {}, { headers })).status).toBe(204);
    expect((await hall.client().get('/api/phone/scans', { headers })).status).toBe(410);
    expect((await openOn(hall.client(), 'invented')).body.code).toBe('SCAN_LINK_UNKNOWN');
  });

  it('leaves neither token nor secret in the database', async () => {
    const token = await link();
    const { body } = await openOn(hall.client(), token);
    const rows = JSON.stringify(await hall.dataSource.query('SELECT * FROM scan_link'));
    expect(rows).not.toContain(token);
    expect(rows).not.toContain(body.phoneSecret);
  });
});
