import { describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { IdempotentRequests } from '#apps/api/idempotency/idempotent-requests';
import { Log } from '#apps/api/observability/log';
import type { Config } from '#config/config';

const log = new Log({ logLevel: 'silent' } as Config);
const ANSWER = { status: 201, headers: {}, body: { done: true } };

/** A database that is away for the first so many writes, and what it is asked to write. */
function requestsOver(failures: number) {
  const written: unknown[] = [];
  const write = (what: unknown) => {
    if (written.push(what) <= failures) return Promise.reject(new Error('connection lost'));
    return Promise.resolve();
  };
  const manager = {
    update: (_: unknown, __: unknown, values: unknown) => write(values),
    query: () => write('released'),
  };
  return { requests: new IdempotentRequests({ manager } as unknown as DataSource, log), written };
}

describe('the answer of a write that was done', () => {
  it('is kept when the database is there again', async () => {
    const { requests, written } = requestsOver(2);
    await requests.keep('key', ANSWER);
    expect(written).toHaveLength(3);
    expect(written.at(-1)).toEqual({ status: 201, answer: ANSWER });
  });

  it('is given to its caller even when it can be kept nowhere, and its key is not given back', async () => {
    const { requests, written } = requestsOver(9);
    await requests.keep('key', ANSWER);
    expect(written).not.toContain('released');
  });

  it('too large to keep leaves the mark that the work is done', async () => {
    const { requests, written } = requestsOver(0);
    await requests.keep('key', { ...ANSWER, body: 'x'.repeat(20_001) });
    expect(written).toEqual([{ status: 201, answer: null }]);
  });
});
