import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import type { ScanView } from '#apps/api/scans/scan.dto';
import { buildCase } from '#test/builders/case.builder';
import { buildPdf } from '#test/builders/pdf.builder';
import { Hall, UNIT_TWO } from '#test/e2e/hall';
import type { HallClient } from '#test/e2e/hall-client';
import { buildPhoto, PAPER, PaperDesk, sendChunk, slowChunk } from '#test/e2e/paper-desk';

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

function stagedFiles(): Promise<string[]> {
  return readdir(join(hall.config.dataFolder, 'uploads'));
}

describe('A paper from the desktop', () => {
  it('goes up in chunks and is listed with a picture and a thumbnail', async () => {
    expect(photo.length).toBeGreaterThan(1024 * 1024);
    const answer = await desk.upload(photo);
    expect(answer.status).toBe(200);
    const [scan] = await desk.list();
    expect(scan).toMatchObject({
      paper: PAPER,
      position: 1,
      contentType: 'image/jpeg',
      width: 1400,
      height: 900,
      source: 'computer',
    });
    const thumbnail = await operator.get<Buffer>(scan?.thumbnailUrl ?? '');
    expect((await sharp(thumbnail.body).metadata()).width).toBe(320);
  });

  it('goes on where it broke off, and a chunk sent twice counts once', async () => {
    const { body: ticket } = await desk.open(photo.length);
    const path = `/api/uploads/${ticket.id}`;
    await sendChunk(operator, path, { offset: 0, bytes: photo.subarray(0, 500_000) });
    expect(
      await sendChunk(operator, path, { offset: 0, bytes: photo.subarray(0, 500_000) }),
    ).toMatchObject({
      status: 409,
      body: { code: 'UPLOAD_OFFSET_WRONG', details: { offset: 500_000 } },
    });
    const { body } = await operator.get<{ offset: number }>(path);
    expect(body.offset).toBe(500_000);
    const second = await sendChunk(operator, path, {
      offset: 500_000,
      bytes: photo.subarray(500_000, 1_500_000),
    });
    const last = await sendChunk(operator, path, {
      offset: second.body.offset,
      bytes: photo.subarray(second.body.offset),
    });
    const again = await sendChunk(operator, path, {
      offset: second.body.offset,
      bytes: photo.subarray(second.body.offset),
    });
    expect(last.body.scan).not.toBeNull();
    expect(again.body.scan?.id).toBe(last.body.scan?.id);
    expect(await desk.list()).toHaveLength(1);
  });

  it('is the file that was sent, though every chunk came several times at once', async () => {
    const { body: ticket } = await desk.open(photo.length);
    const path = `/api/uploads/${ticket.id}`;
    const step = Math.ceil(photo.length / 3);
    for (let offset = 0; offset < photo.length; offset += step) {
      const bytes = photo.subarray(offset, offset + step);
      const answers = await Promise.all(
        [1, 2, 3, 4].map(async () => sendChunk(operator, path, { offset, bytes })),
      );
      expect(answers.map(({ status }) => status)).toContain(200);
      expect(answers.filter(({ status }) => ![200, 409].includes(status))).toEqual([]);
    }
    const [scan, ...others] = await desk.list();
    expect(others).toEqual([]);
    expect(scan).toMatchObject({ width: 1400, height: 900 });
    expect(await stagedFiles()).not.toContain(ticket.id);
  });

  it('of which a late copy of the first chunk comes keeps the bytes it has', async () => {
    const { body: ticket } = await desk.open(photo.length);
    const path = `/api/uploads/${ticket.id}`;
    const first = await slowChunk(operator, path, photo.subarray(0, 500_000));
    await sendChunk(operator, path, { offset: 0, bytes: photo.subarray(0, 500_000) });
    await sendChunk(operator, path, { offset: 500_000, bytes: photo.subarray(500_000, 900_000) });
    expect(await first.finish()).toBe(409);
    const staged = await stat(join(hall.config.dataFolder, 'uploads', ticket.id));
    expect(staged.size).toBe(900_000);
  });

  it('that is taken already gets nothing from a late copy', async () => {
    const { body: ticket } = await desk.open(photo.length);
    const path = `/api/uploads/${ticket.id}`;
    const late = await slowChunk(operator, path, photo.subarray(0, 500_000));
    await sendChunk(operator, path, { offset: 0, bytes: photo.subarray(0, 1_000_000) });
    await sendChunk(operator, path, { offset: 1_000_000, bytes: photo.subarray(1_000_000) });
    expect(await late.finish()).toBe(200);
    expect(await stagedFiles()).not.toContain(ticket.id);
    expect(await desk.list()).toHaveLength(1);
  });

  it('whose staged bytes are not all there is asked for again from the beginning', async () => {
    const { body: ticket } = await desk.open(photo.length);
    const path = `/api/uploads/${ticket.id}`;
    await sendChunk(operator, path, { offset: 0, bytes: photo.subarray(0, 1_000_000) });
    await hall.dataSource.query(
      'UPDATE scan_upload SET bytes_received = bytes_total WHERE id = ?',
      [ticket.id],
    );
    const broken = await sendChunk(operator, path, {
      offset: photo.length,
      bytes: Buffer.alloc(0),
    });
    expect([broken.status, broken.body.details]).toEqual([409, { offset: 0 }]);
    await sendChunk(operator, path, { offset: 0, bytes: photo.subarray(0, 1_000_000) });
    const whole = await sendChunk(operator, path, {
      offset: 1_000_000,
      bytes: photo.subarray(1_000_000),
    });
    expect(whole.body.scan).toMatchObject({ width: 1400, height: 900 });
  });

  it('is refused in words when it is none, and leaves nothing behind', async () => {
    const fake = Buffer.from('<html>not a picture</html>');
    expect(await desk.upload(fake)).toMatchObject({
      status: 422,
      body: { code: 'SCAN_KIND_UNKNOWN' },
    });
    expect((await desk.open(20 * 1024 * 1024 + 1)).status).toBe(400);
    expect((await desk.open(10, 'no-such-paper')).body).toMatchObject({
      code: 'PAPER_UNKNOWN',
    });
    const { body } = await desk.open(2_000_000);
    const tooLarge = await sendChunk(operator, `/api/uploads/${body.id}`, {
      offset: 0,
      bytes: Buffer.alloc(1024 * 1024 + 1),
    });
    expect(tooLarge.status).toBe(413);
    expect(await desk.list()).toEqual([]);
  });

  it('is served with its own type, unsniffed, boxed in, and never public', async () => {
    const scan = await desk.uploaded(photo);
    const { headers, body } = await operator.get<Buffer>(scan.url);
    expect(headers.get('content-type')).toBe('image/jpeg');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain('sandbox');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('content-disposition')).toMatch(/^inline; filename="\d{16}-\d+\.jpg"$/);
    expect(body.length).toBe(scan.bytes);
  });

  it('turns, changes place and kind, and can be taken out again', async () => {
    const first = await desk.uploaded(photo);
    const second = await desk.uploaded(buildPdf());
    const turned = await operator.patch<ScanView>(`/api/scans/${first.id}`, { rotate: 90 });
    expect(turned.body).toMatchObject({ width: 900, height: 1400 });
    expect(turned.body.url).not.toBe(first.url);
    await operator.patch(`/api/scans/${second.id}`, { position: 1, paper: 'bank-account-proof' });
    expect((await desk.list()).map((scan) => [scan.id, scan.position, scan.paper])).toEqual([
      [second.id, 1, 'bank-account-proof'],
      [first.id, 2, PAPER],
    ]);
    expect((await operator.delete(`/api/scans/${second.id}`)).status).toBe(204);
    expect((await operator.get(second.url)).status).toBe(404);
    expect((await desk.list()).map((scan) => scan.id)).toEqual([first.id]);
  });

  it('can neither come nor go once the case has been submitted', async () => {
    const scan = await desk.uploaded(photo);
    const { body: ticket } = await desk.open(photo.length);
    await hall.dataSource.query("UPDATE submission SET stage = 'approval' WHERE business_no = ?", [
      businessNo,
    ]);
    expect((await desk.open(10)).body).toMatchObject({ code: 'NOT_IN_THIS_STAGE' });
    const late = await sendChunk(operator, `/api/uploads/${ticket.id}`, {
      offset: 0,
      bytes: photo.subarray(0, 1024 * 1024),
    });
    expect(late.body.code).toBe('NOT_IN_THIS_STAGE');
    expect((await operator.delete(`/api/scans/${scan.id}`)).status).toBe(422);
    expect(await desk.list()).toHaveLength(1);
  });

  it('is seen by its branch and the auditor from submission on, and by nobody else', async () => {
    const scan = await desk.uploaded(photo);
    const { body: ticket } = await desk.open(10);
    const early = await hall.staff('first-01-a');
    expect((await early.get(scan.url)).body).toMatchObject({ code: 'SCAN_NOT_FOUND' });
    await hall.dataSource.query(
      'UPDATE submission SET submitted_at = UTC_TIMESTAMP(3) WHERE business_no = ?',
      [businessNo],
    );
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

  it('that nobody went on with for a quarter of an hour takes no page away', async () => {
    for (let page = 0; page < 60; page += 1) await desk.open(10);
    expect((await desk.open(10)).body).toMatchObject({ code: 'SCANS_TOO_MANY' });
    await hall.dataSource.query(
      'UPDATE scan_upload SET created_at = UTC_TIMESTAMP(3) - INTERVAL 15 MINUTE WHERE business_no = ?',
      [businessNo],
    );
    expect((await desk.open(10)).status).toBe(201);
  });

  it('of which there are sixty already is one too many', async () => {
    await hall.dataSource.query(
      `INSERT INTO scan (business_no, paper, position, content_type, content_hash, thumbnail_hash, bytes, width, height, source, created_at)
       WITH RECURSIVE page AS (SELECT 1 AS no UNION ALL SELECT no + 1 FROM page WHERE no < 60)
       SELECT ?, ?, no, 'image/jpeg', REPEAT('a', 64), REPEAT('b', 64), 1, 1, 1, 'computer', UTC_TIMESTAMP() FROM page`,
      [businessNo, PAPER],
    );
    expect((await desk.open(10)).body).toMatchObject({ code: 'SCANS_TOO_MANY' });
  });
});
