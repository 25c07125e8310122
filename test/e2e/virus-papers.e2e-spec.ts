import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anyPort } from '#apps/local/ports';
import { buildCase } from '#test/builders/case.builder';
import { Hall } from '#test/e2e/hall';
import { buildPhoto, PaperDesk, sendChunk } from '#test/e2e/paper-desk';
import { EICAR, startClamd } from '#test/medium/clamd';

describe('A paper, where a virus scanner is named', () => {
  let hall: Hall;
  let desk: PaperDesk;
  let port: number;
  let photo: Buffer;

  beforeAll(async () => {
    port = await anyPort();
    hall = await Hall.start({ env: { CLAMD_ADDRESS: `127.0.0.1:${String(port)}` } });
    const { businessNo } = await buildCase(hall.dataSource);
    desk = new PaperDesk(await hall.operator(), businessNo);
    photo = await buildPhoto();
  });
  afterAll(() => hall.stop());

  const staged = () => readdir(join(hall.config.dataFolder, 'uploads'));

  it('waits while it does not answer, and is taken once it does', async () => {
    const { body: ticket } = await desk.open(photo.length);
    const path = `/api/uploads/${ticket.id}`;
    const [whole, offset] = [photo.length, ticket.chunkBytes];
    await sendChunk(desk.client, path, { offset: 0, bytes: photo.subarray(0, offset) });
    const away = await sendChunk(desk.client, path, { offset, bytes: photo.subarray(offset) });
    expect([away.status, away.body.code]).toEqual([503, 'SCANNER_AWAY']);
    expect(Number(away.headers.get('retry-after'))).toBeGreaterThan(0);
    expect([await staged(), await desk.list()]).toEqual([[ticket.id], []]);
    const clamd = await startClamd(port);
    try {
      const again = await sendChunk(desk.client, path, { offset: whole, bytes: Buffer.alloc(0) });
      expect(again.status).toBe(200);
      expect([await staged(), (await desk.list()).length]).toEqual([[], 1]);
    } finally {
      await clamd.stop();
    }
  });

  it('is refused by the name of what is in it, and leaves nothing behind', async () => {
    const clamd = await startClamd(port);
    try {
      const before = await desk.list();
      const refused = await desk.upload(Buffer.concat([photo, Buffer.from(EICAR)]));
      expect([refused.status, refused.body.code]).toEqual([422, 'SCAN_INFECTED']);
      expect(String(refused.body.details?.['virus'])).toContain('EICAR');
      expect([await staged(), await desk.list()]).toEqual([[], before]);
    } finally {
      await clamd.stop();
    }
  });
});
