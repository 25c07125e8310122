import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { AnnotatedFiles } from '#apps/api/registers/annotated-files';
import type { Config } from '#config/config';
import { QueueFull } from '#libs/documents/slots';

let folder: string;
let files: AnnotatedFiles;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'annotated-'));
  files = new AnnotatedFiles({ dataFolder: folder } as Config);
});
afterEach(() => rm(folder, { recursive: true }));

const stream = (content: string) => new Response(content).body ?? new ReadableStream<Uint8Array>();

describe('workbooks made from a whole file', () => {
  it('come as they were made, and leave nothing on the disk', async () => {
    const sent = await files.made(1, () => Promise.resolve(stream('行12：姓名不一致')));
    expect(await text(sent)).toBe('行12：姓名不一致');
    expect(await readdir(join(folder, 'outgoing'))).toEqual([]);
  });

  it('are made one at a time for a unit, whose third in the queue is refused; another unit has its place', async () => {
    let open = (): void => undefined;
    const gate = new Promise<void>((done) => {
      open = done;
    });
    let making = 0;
    const make = async () => {
      making += 1;
      await gate;
      return stream('');
    };
    const ofOne = [files.made(1, make), files.made(1, make), files.made(1, make)];
    await expect(files.made(1, make)).rejects.toThrow(QueueFull);
    const other = files.made(2, make);
    await setImmediate();
    expect(making).toBe(2);
    open();
    for (const sent of await Promise.all([...ofOne, other])) expect(await text(sent)).toBe('');
    expect(making).toBe(4);
  });

  it('that were not fetched hold no place', async () => {
    for (let at = 0; at < 5; at += 1) {
      const sent = await files.made(1, () => Promise.resolve(stream('x')));
      sent.destroy();
    }
    expect(await text(await files.made(1, () => Promise.resolve(stream('y'))))).toBe('y');
  });
});
