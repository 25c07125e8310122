import 'reflect-metadata';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Log } from '#apps/api/observability/log';
import { ImportOriginals } from '#apps/api/registers/import-originals';
import { ImportReaders } from '#apps/api/registers/import-readers';
import type { Config } from '#config/config';
import { baseAdjustment } from '#libs/businesses/base-adjustment/base-adjustment.business';
import { contentHashOf } from '#libs/documents/file-store';
import { FolderFileStore } from '#libs/documents/folder-file-store';
import { findImport, refuseSilentImports } from '#libs/persistence/imports/import-store';
import { contextOfImport, beginImport, endImport, importLine } from '#test/builders/import.builder';
import { registerDraft, registerUnit } from '#test/builders/register.builder';
import { workbook } from '#test/builders/workbook.builder';
import { freshDatabase, type TestDatabase } from '#test/medium/database';

let database: TestDatabase;
let folder: string;
let files: FolderFileStore;

beforeAll(async () => {
  database = await freshDatabase();
  folder = await mkdtemp(join(tmpdir(), 'import-queue-'));
  files = new FolderFileStore(folder);
});
afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

function readersOf() {
  const { dataSource } = database;
  const log = new Log({ logLevel: 'silent' } as Config);
  return new ImportReaders(dataSource, files, new ImportOriginals(dataSource, files, log), log);
}

const imported = async (id: number) => {
  const row = await findImport(database.dataSource.manager, id);
  if (row === null) throw new Error('no import');
  return row;
};

async function until(id: number, state: string): Promise<void> {
  while ((await imported(id)).state !== state) await pause(20);
}

/** Files of drafts of one unit, each taken in and not queued yet. */
async function filesOfUnit(count: number) {
  const unit = await registerUnit(database.dataSource, count);
  const taken = [];
  for (const at of unit.accounts.keys()) {
    const businessNo = await registerDraft(database.dataSource, unit.unitId);
    const file = await workbook([importLine(unit, at, '6000')]);
    await files.put(file);
    const importId = await beginImport(database.dataSource, businessNo, file);
    const context = await contextOfImport(database.dataSource, importId);
    const { unitId } = unit;
    const contentHash = contentHashOf(file);
    const business = baseAdjustment;
    const job = { importId, business, unitId, operatorId: 1, context, contentHash };
    taken.push({ businessNo, job });
  }
  return taken;
}

/** While it is held, no import can begin to be read. */
async function withReadingHeld(work: () => Promise<void>): Promise<void> {
  await database.dataSource.transaction(async (manager) => {
    await manager.query('SELECT id FROM register_import FOR UPDATE');
    await work();
  });
}

describe('imports of a unit that brings many', () => {
  it('wait for each other, are told their place, and keep no other unit waiting', async () => {
    const readers = readersOf();
    const mine = await filesOfUnit(3);
    const [others] = await filesOfUnit(1);
    const [first, second, third] = mine.map(({ job }) => job);
    if (others === undefined || !first || !second || !third) throw new Error('too few files');
    const begun = first.importId;
    // Its reading stands still in the database: a heavy file.
    await database.dataSource.transaction(async (manager) => {
      await manager.query('SELECT id FROM register_import WHERE id = ? FOR UPDATE', [begun]);
      for (const job of [first, second, third, others.job]) readers.queue(job);
      await until(others.job.importId, 'checked');
      await until(second.importId, 'waiting');
      while ((await imported(third.importId)).place !== 2) await pause(20);
      expect((await imported(second.importId)).place).toBe(1);
    });
    for (const { importId } of [first, second, third]) await until(importId, 'checked');
    await readers.onApplicationShutdown();
  });

  it('are not taken for left alone while they wait, however long', async () => {
    const readers = readersOf();
    readers.onApplicationBootstrap();
    const [heavy, waiting] = await filesOfUnit(2);
    if (heavy === undefined || waiting === undefined) throw new Error('too few files');
    const { importId } = waiting.job;
    await database.dataSource.transaction(async (manager) => {
      await manager.query('SELECT id FROM register_import WHERE id = ? FOR UPDATE', [
        heavy.job.importId,
      ]);
      readers.queue(heavy.job);
      readers.queue(waiting.job);
      await database.dataSource.query(
        'UPDATE register_import SET heartbeat_at = UTC_TIMESTAMP(3) - INTERVAL 55 SECOND WHERE id = ?',
        [importId],
      );
      const before = (await imported(importId)).heartbeatAt;
      while ((await imported(importId)).heartbeatAt <= before) await pause(50);
      await refuseSilentImports(database.dataSource.manager, waiting.businessNo);
      expect((await imported(importId)).state).toBe('waiting');
    });
    await until(importId, 'checked');
    await readers.onApplicationShutdown();
  });

  it('are not read when they were cancelled while they waited', async () => {
    const readers = readersOf();
    const [heavy, cancelled] = await filesOfUnit(2);
    if (heavy === undefined || cancelled === undefined) throw new Error('too few files');
    await database.dataSource.transaction(async (manager) => {
      await manager.query('SELECT id FROM register_import WHERE id = ? FOR UPDATE', [
        heavy.job.importId,
      ]);
      readers.queue(heavy.job);
      readers.queue(cancelled.job);
      await endImport(database.dataSource, cancelled.businessNo, cancelled.job.importId);
    });
    await until(heavy.job.importId, 'checked');
    await readers.onApplicationShutdown();
    expect(await imported(cancelled.job.importId)).toMatchObject({
      state: 'cancelled',
      rowsRead: 0,
    });
  });

  it('are refused as interrupted when their process stops before their turn', async () => {
    const readers = readersOf();
    const waiting = await filesOfUnit(3);
    await withReadingHeld(async () => {
      for (const { job } of waiting) readers.queue(job);
      await pause(0);
      void readers.onApplicationShutdown();
      await pause(0);
    });
    for (const { job } of waiting.slice(1)) {
      await until(job.importId, 'refused');
      expect(await imported(job.importId)).toMatchObject({ refusalCode: 'IMPORT_INTERRUPTED' });
    }
  });
});
