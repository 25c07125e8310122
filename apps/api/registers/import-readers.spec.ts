import { describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { ImportReaders } from '#apps/api/registers/import-readers';
import type { ImportOriginals } from '#apps/api/registers/import-originals';
import type { Log } from '#apps/api/observability/log';
import type { ImportJob } from '#libs/register-files/read-import';

const log = { pino: { error: () => undefined } } as unknown as Log;
const originals = { forget: () => Promise.resolve() } as unknown as ImportOriginals;
const aWhile = () => new Promise((resolve) => setTimeout(resolve, 20));

/** A database on which every reading stops at its first report until it is let go on. */
function slowDatabase() {
  const held: (() => void)[] = [];
  const update = () =>
    new Promise((resolve) => {
      held.push(() => {
        resolve({ affected: 0 });
      });
    });
  const manager = { update, query: () => Promise.resolve([]), insert: () => Promise.resolve() };
  const letGo = async () => {
    for (const go of held.splice(0)) go();
    await aWhile();
  };
  return { dataSource: { manager } as unknown as DataSource, letGo };
}

const job = (importId: number) =>
  ({ importId, business: { columns: [] }, file: Buffer.from('a,b') }) as unknown as ImportJob & {
    contentHash: string;
  };

describe('the readers of imports', () => {
  it('take two files in at once; the third stays with its sender until one has been read', async () => {
    const { dataSource, letGo } = slowDatabase();
    const readers = new ImportReaders(dataSource, originals, log);
    const taken: number[] = [];
    const begin = (importId: number) =>
      readers.begin(() => {
        taken.push(importId);
        return Promise.resolve(job(importId));
      });
    expect(await Promise.all([begin(1), begin(2)])).toEqual([1, 2]);
    const third = begin(3);
    await aWhile();
    expect(taken).toEqual([1, 2]);
    while (taken.length < 3) await letGo();
    expect(await third).toBe(3);
  });

  it('give a place back when a file is refused at sight', async () => {
    const readers = new ImportReaders(slowDatabase().dataSource, originals, log);
    const refuse = () => readers.begin(() => Promise.reject(new Error('refused')));
    for (let file = 0; file < 5; file += 1) await expect(refuse()).rejects.toThrow('refused');
  });
});
