import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { ImportDto } from '#apps/api/registers/import.dto';
import { Log } from '#apps/api/observability/log';
import { openCase, startCaseHall, until, type CaseHall } from '#test/e2e/case-hall';
import { UNIT_ONE, UNIT_TWO } from '#test/e2e/hall';
import type { HallClient, ProblemBody } from '#test/e2e/hall-client';

const FILE = Buffer.from('个人账号,姓名,证件号码,调整后缴存基数\n1,王,2,3\n');

let world: CaseHall;
let slow: HallClient;
let other: HallClient;
let slowNo: string;
let otherNo: string;

beforeAll(async () => {
  world = await startCaseHall();
  [slow, other] = [await world.hall.operator(UNIT_ONE), await world.hall.operator(UNIT_TWO)];
  slowNo = (await openCase(slow, 'base-adjustment')).businessNo;
  otherNo = (await openCase(other, 'base-adjustment')).businessNo;
}, 90_000);
afterAll(() => world.stop());

/** An upload over a socket of one's own: its head, and as much of its body as is given. */
async function begun(client: HallClient, businessNo: string, part: Buffer, whole: Buffer) {
  const { hostname, port, host } = new URL(client.baseUrl);
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  const head = {
    Host: host,
    Origin: client.origin,
    Cookie: `hall_session=${client.cookie('hall_session') ?? ''}`,
    'X-CSRF-Token': client.csrfToken ?? '',
    'Idempotency-Key': randomUUID(),
    'Content-Type': 'application/octet-stream',
    'Content-Length': String(whole.length),
    'Content-Digest': `sha-256=:${createHash('sha256').update(whole).digest('base64')}:`,
    'X-File-Name': 'bases.csv',
  };
  const lines = Object.entries(head).map(([name, value]) => `${name}: ${value}`);
  socket.write(
    `POST /api/submissions/${businessNo}/imports HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`,
  );
  socket.write(part);
  return socket;
}

/** One byte a second until the line is closed; answers what the server said. */
async function dripped(socket: Socket): Promise<string> {
  let said = '';
  socket.on('data', (part: Buffer) => (said += part.toString()));
  socket.on('error', () => undefined);
  const closed = once(socket, 'close').then(() => true);
  while (!(await Promise.race([closed, pause(1_000, false)]))) socket.write('1');
  return said;
}

const upload = (client: HallClient, businessNo: string) =>
  client.send<ImportDto & ProblemBody>('POST', `/api/submissions/${businessNo}/imports`, {
    raw: FILE,
    headers: {
      'Content-Type': 'text/csv',
      'X-File-Name': 'bases.csv',
    },
  });

const ended = (client: HallClient, id: number) =>
  until('the import to be checked', async () => {
    const { body } = await client.get<ImportDto>(`/api/imports/${String(id)}`);
    return body.state !== 'waiting' && body.state !== 'reading' && body;
  });

describe('a client that sends a byte a second', () => {
  it('is given up and told so; meanwhile another unit’s file is read, and a second body of the draft refused', async () => {
    const large = Buffer.alloc(200_000, '1');
    // A body that is received lies in this folder, which is made for the first one.
    const incoming = join(world.hall.config.dataFolder, 'incoming');
    await rm(incoming, { recursive: true, force: true });
    const dripping = dripped(await begun(slow, slowNo, FILE, large));
    await until('the first body to be under way', () => Promise.resolve(existsSync(incoming)));
    const second = await upload(slow, slowNo);
    expect([second.status, second.body.code]).toEqual([422, 'IMPORT_UNDER_WAY']);
    const theirs = await upload(other, otherNo);
    expect(theirs.status).toBe(202);
    expect(await ended(other, theirs.body.id)).toMatchObject({ rowsRead: 1 });
    const said = await dripping;
    expect(said).toContain('HTTP/1.1 408');
    expect(said).toContain('BODY_TOO_SLOW');
  });

  it('has not kept its draft: the same file sent whole is read', async () => {
    const again = await upload(slow, slowNo);
    expect(again.status).toBe(202);
    expect(await ended(slow, again.body.id)).toMatchObject({ rowsRead: 1 });
  });
});

describe('an upload that is cut off', () => {
  it('is no unforeseen failure, and leaves the draft to the next one', async () => {
    const failures = jest.spyOn(world.hall.app.get(Log).pino, 'error');
    const socket = await begun(slow, slowNo, FILE.subarray(0, 20), FILE);
    socket.on('error', () => undefined);
    await pause(200);
    socket.destroy();
    const next = await until('the draft to be free again', async () => {
      const answer = await upload(slow, slowNo);
      return answer.status === 202 && answer;
    });
    expect(await ended(slow, next.body.id)).toMatchObject({ rowsRead: 1 });
    expect(failures.mock.calls.map((call) => JSON.stringify(call))).toEqual([]);
    failures.mockRestore();
  });
});
