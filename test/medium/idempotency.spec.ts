import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { defer, lastValueFrom } from 'rxjs';
import { IdempotencyInterceptor } from '#apps/api/idempotency/idempotency.interceptor';
import { IdempotentRequests } from '#apps/api/idempotency/idempotent-requests';
import { Log } from '#apps/api/observability/log';
import type { Config } from '#config/config';
import { BranchEntity } from '#libs/persistence/entities/reference.entity';
import { inTransaction } from '#libs/persistence/database/transaction';
import { freshDatabase, type TestDatabase } from '#test/medium/database';

let database: TestDatabase;
let interceptor: IdempotencyInterceptor;
let key: string;

beforeAll(async () => {
  database = await freshDatabase();
  const config = { logLevel: 'silent', sealingSecret: 'drawn by somebody' } as Config;
  const requests = new IdempotentRequests(database.dataSource, new Log(config), config);
  interceptor = new IdempotencyInterceptor(new Reflector(), requests);
});
afterAll(() => database.drop());
beforeEach(() => {
  key = randomUUID();
});

const noHandler = () => undefined;
let branches = 0;

/** A signed-in person's write under the test's key, as the interceptor meets it. */
async function write(work: () => Promise<unknown>, id = 1): Promise<unknown> {
  const request = {
    method: 'POST',
    originalUrl: '/api/branches',
    headers: { 'idempotency-key': key, 'content-length': '0' },
    // It has no body.
    is: () => null,
    actor: { kind: 'operator', id },
  };
  const response = {
    statusCode: 201,
    status: noHandler,
    getHeader: noHandler,
    setHeader: noHandler,
  };
  const context = {
    getHandler: () => noHandler,
    getClass: () => IdempotencyInterceptor,
    switchToHttp: () => ({ getRequest: () => request, getResponse: () => response }),
  } as unknown as ExecutionContext;
  return lastValueFrom(await interceptor.intercept(context, { handle: () => defer(work) }));
}

const there = () => database.dataSource.manager.countBy(BranchEntity, {});
const committed = () =>
  inTransaction(database.dataSource, (manager) =>
    manager.insert(BranchEntity, {
      code: String((branches += 1)),
      name: '管理部',
      nameEn: 'Branch',
      address: '',
      phone: '',
    }),
  );
const doneOnce = async () => {
  await committed();
  return 'done';
};
const lost = () => Promise.reject(new Error('connection lost'));

describe('the key of a write', () => {
  it('is given back by a request that failed before anything was written', async () => {
    const before = await there();
    await expect(write(lost)).rejects.toThrow('connection lost');
    expect(await write(doneOnce)).toBe('done');
    expect(await there()).toBe(before + 1);
  });

  it('is given back when what was written was rolled back', async () => {
    const before = await there();
    const rolledBack = () =>
      inTransaction(database.dataSource, async (manager) => {
        await manager.query('UPDATE branch SET phone = ?', ['1']);
        return lost();
      });
    await expect(write(rolledBack)).rejects.toThrow('connection lost');
    expect(await write(doneOnce)).toBe('done');
    expect(await there()).toBe(before + 1);
  });

  it('is not given back after the commit: sent again, the work is not done again, and that is said', async () => {
    const before = await there();
    const failedAfterwards = async () => {
      await committed();
      return lost();
    };
    await expect(write(failedAfterwards)).rejects.toThrow('connection lost');
    await expect(write(doneOnce)).rejects.toMatchObject({
      status: 409,
      code: 'IDEMPOTENCY_ANSWER_GONE',
    });
    expect(await there()).toBe(before + 1);
  });

  it('is not taken over from a process that was killed after its commit, however long ago', async () => {
    const before = await there();
    // Never answered and never failed: its process is gone.
    const gone = new Promise<void>((reached) => {
      void write(async () => {
        await committed();
        reached();
        return new Promise(noHandler);
      });
    });
    await gone;
    await database.dataSource.query(
      'UPDATE idempotent_request SET created_at = created_at - INTERVAL 1 HOUR WHERE status = 0',
    );
    await expect(write(doneOnce)).rejects.toMatchObject({ code: 'IDEMPOTENCY_ANSWER_GONE' });
    expect(await there()).toBe(before + 1);
  });

  it('is one person’s: another who chose the same does his own work', async () => {
    const before = await there();
    await write(doneOnce, 1);
    await write(doneOnce, 2);
    await write(doneOnce, 2);
    expect(await there()).toBe(before + 2);
  });
});
