import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import type { PhoneOpeningView } from '#apps/api/phone/phone.dto';
import type { ScanLinkView, UploadTicketView } from '#apps/api/scans/scan.dto';
import { buildCase } from '#test/builders/case.builder';
import { Hall } from '#test/e2e/hall';
import type { HallClient } from '#test/e2e/hall-client';
import { PAPER, PaperDesk, sendChunk, type ChunkAnswer } from '#test/e2e/paper-desk';

let hall: Hall;
let operator: HallClient;
let desk: PaperDesk;
let phone: Sender;

/** Who sends pages: a phone by its code, or the computer. */
interface Sender {
  open(bytes: Buffer, replaces?: string): Promise<string>;
  send(id: string, bytes: Buffer): Promise<ChunkAnswer>;
}

beforeAll(async () => {
  hall = await Hall.start();
  operator = await hall.operator();
}, 60_000);

afterAll(() => hall.stop());

beforeEach(async () => {
  const { businessNo } = await buildCase(hall.dataSource);
  desk = new PaperDesk(operator, businessNo);
  phone = await phoneAt(businessNo);
});

async function phoneAt(businessNo: string): Promise<Sender> {
  const path = `/api/submissions/${businessNo}/scan-links`;
  const { body } = await operator.post<ScanLinkView>(path, { paper: PAPER });
  const token = new URL(body.url ?? 'no:code').hash.slice(1);
  const client = hall.client();
  const withToken = { 'X-Scan-Token': token };
  const opening = { headers: withToken };
  const opened = await client.post<PhoneOpeningView>('/api/phone/open', {}, opening);
  return senderAt(client, '/api/phone/uploads', '/api/phone/uploads', {
    ...withToken,
    'X-Phone-Secret': opened.body.phoneSecret,
  });
}

function senderAt(
  client: HallClient,
  opening: string,
  uploads: string,
  headers: Record<string, string> = {},
): Sender {
  return {
    open: async (bytes, replaces) => {
      const body = { paper: PAPER, bytes: bytes.length, replaces };
      return (await client.post<UploadTicketView>(opening, body, { headers })).body.id;
    },
    send: (id, bytes) => sendChunk(client, `${uploads}/${id}`, { offset: 0, bytes, headers }),
  };
}

function computerAt({ businessNo }: PaperDesk): Sender {
  return senderAt(operator, `/api/submissions/${businessNo}/uploads`, '/api/uploads');
}

function picture(width: number): Promise<Buffer> {
  return sharp({ create: { width, height: 20, channels: 3, background: 'white' } })
    .jpeg()
    .toBuffer();
}

const NO_PAPER = Buffer.alloc(5_000, 1);

async function order(): Promise<number[]> {
  return (await desk.list()).map(({ width }) => width);
}

async function three(sender: Sender): Promise<string[]> {
  const ids: string[] = [];
  for (const width of [31, 32, 33]) ids.push(await sender.open(await picture(width)));
  return ids;
}

describe.each([
  ['from a phone', () => phone],
  ['from the computer', () => computerAt(desk)],
])('A page %s that is sent anew', (_, senderOf) => {
  it('before it has arrived comes to the place of the former one, whose upload is over', async () => {
    const sender = senderOf();
    const [first = '', second = '', third = ''] = await three(sender);
    await sender.send(second, await picture(32));
    await sender.send(third, await picture(33));
    const anew = await picture(41);
    const id = await sender.open(anew, first);
    expect((await sender.send(first, await picture(31))).status).toBe(404);
    await sender.send(id, anew);
    expect(await order()).toEqual([41, 32, 33]);
  });

  it('after the hall refused its file comes to its place, not to the end', async () => {
    const sender = senderOf();
    const ids = [
      await sender.open(NO_PAPER),
      await sender.open(await picture(32)),
      await sender.open(await picture(33)),
    ] as const;
    const [first, second, third] = ids;
    expect((await sender.send(first, NO_PAPER)).body.code).toBe('SCAN_KIND_UNKNOWN');
    await sender.send(second, await picture(32));
    await sender.send(third, await picture(33));
    const anew = await picture(41);
    await sender.send(await sender.open(anew, first), anew);
    expect(await order()).toEqual([41, 32, 33]);
  });

  it('after it had arrived, its answer lost, takes it away only when it is there itself', async () => {
    const sender = senderOf();
    const ids = await three(sender);
    for (const [at, id] of ids.entries()) await sender.send(id, await picture(31 + at));
    const anew = await picture(41);
    const broken = await sender.open(anew, ids[1]);
    expect(await order()).toEqual([31, 32, 33]);
    await sender.send(await sender.open(anew, broken), anew);
    expect(await order()).toEqual([31, 41, 33]);
  });

  it('comes behind the others when the hall has forgotten the former one', async () => {
    const sender = senderOf();
    const [first = '', ...others] = await three(sender);
    await sender.send(others[0] ?? '', await picture(32));
    await hall.dataSource.query('DELETE FROM scan_upload WHERE id = ?', [first]);
    const anew = await picture(41);
    await sender.send(await sender.open(anew, first), anew);
    expect(await order()).toEqual([32, 41]);
  });
});

describe('A place', () => {
  it('is handed on by its own sender only: another one’s upload goes on', async () => {
    const id = await computerAt(desk).open(await picture(31));
    const anew = await picture(41);
    await phone.send(await phone.open(anew, id), anew);
    expect((await computerAt(desk).send(id, await picture(31))).status).toBe(200);
    expect(await order()).toEqual([31, 41]);
    const elsewhere = new PaperDesk(operator, (await buildCase(hall.dataSource)).businessNo);
    const foreign = await computerAt(elsewhere).open(await picture(32));
    await computerAt(desk).open(anew, foreign);
    expect((await computerAt(elsewhere).send(foreign, await picture(32))).status).toBe(200);
  });

  it('is not asked for by what cannot name an upload', async () => {
    const path = `/api/submissions/${desk.businessNo}/uploads`;
    const body = { paper: PAPER, bytes: 10, replaces: '../1' };
    expect((await operator.post(path, body)).status).toBe(400);
  });
});
