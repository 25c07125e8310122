import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { KeptPorts } from '#apps/local/kept-ports';
import { anyPort } from '#apps/local/ports';

let folder: string;
let taken: Server[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hall-ports-'));
  taken = [];
});

afterEach(() => {
  for (const server of taken) server.close();
  rmSync(folder, { recursive: true, force: true });
});

async function take(port: number): Promise<Server> {
  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  taken.push(server);
  return server;
}

/** A start of the hall on this data. */
const started = (wished: number) =>
  new KeptPorts(join(folder, 'ports.json')).port(wished, 'the hall');

describe('the port of a hall that is started again', () => {
  it('is that of the start before, though the wished one is free by now', async () => {
    const wished = await anyPort();
    const other = await take(wished);
    const first = await started(wished);
    expect(first).not.toBe(wished);
    await new Promise((resolve) => other.close(resolve));
    expect(await started(wished)).toBe(first);
  });

  it('is another one where somebody else has taken it, and that from then on', async () => {
    const wished = await anyPort();
    const other = await take(wished);
    const first = await started(wished);
    await take(first);
    await new Promise((resolve) => other.close(resolve));
    expect([await started(wished), await started(wished)]).toEqual([wished, wished]);
  });

  it('follows another wish', async () => {
    const wished = await anyPort();
    expect(await started(wished)).toBe(wished);
    const other = await anyPort();
    expect(await started(other)).toBe(other);
  });
});
