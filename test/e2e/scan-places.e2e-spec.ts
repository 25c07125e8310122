import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { Housekeeping } from '#apps/api/housekeeping/housekeeping';
import { FileStore } from '#libs/documents/file-store';
import { buildCase } from '#test/builders/case.builder';
import { buildPdf } from '#test/builders/pdf.builder';
import { Hall } from '#test/e2e/hall';
import type { HallClient } from '#test/e2e/hall-client';
import { PAPER, PaperDesk, sendChunk, type ChunkAnswer } from '#test/e2e/paper-desk';

let hall: Hall;
let operator: HallClient;
let desk: PaperDesk;

beforeAll(async () => {
  hall = await Hall.start();
  operator = await hall.operator();
}, 60_000);

afterAll(() => hall.stop());

beforeEach(async () => {
  const { businessNo } = await buildCase(hall.dataSource);
  desk = new PaperDesk(operator, businessNo);
});

function picture(width: number, height: number): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: 'white' } })
    .jpeg()
    .toBuffer();
}

async function opened(bytes: Buffer, turn = 0): Promise<{ send(): Promise<ChunkAnswer> }> {
  const { body } = await desk.open(bytes.length, PAPER, turn);
  return { send: () => sendChunk(operator, `/api/uploads/${body.id}`, { offset: 0, bytes }) };
}

describe('A page', () => {
  it('has the place it was chosen at, whichever of them arrives first', async () => {
    const widths = [31, 32, 33, 34];
    const pages: { send(): Promise<ChunkAnswer> }[] = [];
    for (const width of widths) pages.push(await opened(await picture(width, 20)));
    for (const at of [3, 1, 0, 2]) await pages[at]?.send();
    expect((await desk.list()).map(({ width }) => width)).toEqual(widths);
    const behind = await opened(await picture(35, 20));
    await behind.send();
    expect((await desk.list()).at(-1)?.width).toBe(35);
  });

  it('keeps that place when the others are moved meanwhile', async () => {
    const pages: { send(): Promise<ChunkAnswer> }[] = [];
    for (const width of [31, 32, 33]) pages.push(await opened(await picture(width, 20)));
    const [first, late, last] = pages;
    await first?.send();
    const { body } = (await last?.send()) ?? {};
    await operator.patch(`/api/scans/${body?.scan?.id ?? ''}`, { position: 1 });
    await late?.send();
    expect((await desk.list()).map(({ width }) => width)).toEqual([33, 31, 32]);
  });

  it('that was turned before it was sent is stored turned, a picture and a PDF alike', async () => {
    await (await opened(await picture(40, 20), 90)).send();
    await (await opened(buildPdf(), 270)).send();
    const [turned, pdf] = await desk.list();
    expect(turned).toMatchObject({ width: 20, height: 40 });
    const thumbnail = await operator.get<Buffer>(pdf?.thumbnailUrl ?? '');
    expect((await sharp(thumbnail.body).metadata()).width).toBe(320);
  });

  it('that is no paper is refused by its first bytes, whatever its name; one without a name is taken', async () => {
    const bitmap = Buffer.concat([Buffer.from('BM'), Buffer.alloc(3_000_000, 1)]);
    const { body } = await desk.open(bitmap.length);
    const first = { offset: 0, bytes: bitmap.subarray(0, 1024 * 1024) };
    const answer = await sendChunk(operator, `/api/uploads/${body.id}`, first);
    expect(answer.body.code).toBe('SCAN_KIND_UNKNOWN');
    expect((await operator.get(`/api/uploads/${body.id}`)).status).toBe(404);
    expect((await (await opened(await picture(31, 20))).send()).status).toBe(200);
  });
});

describe('The bytes of a page', () => {
  const hashesOf = async (id: string): Promise<string[]> => {
    const [row]: { content: string; thumbnail: string }[] = await hall.dataSource.query(
      'SELECT content_hash AS content, thumbnail_hash AS thumbnail FROM scan WHERE id = ?',
      [id],
    );
    return row === undefined ? [] : [row.content, row.thumbnail];
  };
  const stored = async (hashes: readonly string[]): Promise<boolean[]> =>
    Promise.all(hashes.map((hash) => hall.app.get(FileStore).has(hash)));
  const sweepAfterAnHour = async (): Promise<void> => {
    await hall.dataSource.query('UPDATE scan_left SET left_at = left_at - INTERVAL 61 MINUTE');
    await hall.app.get(Housekeeping).sweep();
  };

  it('that was deleted, or stood otherwise before it was turned, go after an hour', async () => {
    const deleted = await desk.uploaded(await picture(51, 20));
    const turned = await desk.uploaded(await picture(52, 20));
    const [before, gone] = [await hashesOf(turned.id), await hashesOf(deleted.id)];
    await operator.delete(`/api/scans/${deleted.id}`);
    await operator.patch(`/api/scans/${turned.id}`, { rotate: 90 });
    await hall.app.get(Housekeeping).sweep();
    expect(await stored([...gone, ...before])).toEqual([true, true, true, true]);
    await sweepAfterAnHour();
    expect(await stored([...gone, ...before])).toEqual([false, false, false, false]);
    expect(await stored(await hashesOf(turned.id))).toEqual([true, true]);
  });

  it('stay when the same page was sent again, or is in another case', async () => {
    const content = await picture(53, 20);
    const scan = await desk.uploaded(content);
    const hashes = await hashesOf(scan.id);
    await operator.delete(`/api/scans/${scan.id}`);
    await desk.uploaded(content);
    await sweepAfterAnHour();
    expect(await stored(hashes)).toEqual([true, true]);
  });

  it('stay when an official may have seen them, deleted or not', async () => {
    const scan = await desk.uploaded(await picture(54, 20));
    const hashes = await hashesOf(scan.id);
    await hall.dataSource.query(
      'UPDATE submission SET submitted_at = UTC_TIMESTAMP(3) + INTERVAL 1 SECOND WHERE business_no = ?',
      [desk.businessNo],
    );
    await operator.delete(`/api/scans/${scan.id}`);
    await sweepAfterAnHour();
    expect([await desk.list(), await stored(hashes)]).toEqual([[], [true, true]]);
  });

  it('count for their case until they are gone: a page that passes five hundred megabytes is refused', async () => {
    const scan = await desk.uploaded(await picture(55, 20));
    const room = 500 * 1024 * 1024 - 20 * 1024 * 1024;
    await hall.dataSource.query('UPDATE scan SET bytes = ? WHERE id = ?', [room, scan.id]);
    expect((await desk.open(20 * 1024 * 1024)).status).toBe(201);
    await operator.delete(`/api/scans/${scan.id}`);
    expect((await desk.open(1)).body).toMatchObject({ code: 'SCANS_TOO_LARGE' });
    await sweepAfterAnHour();
    expect((await desk.open(1)).status).toBe(201);
  });
});
