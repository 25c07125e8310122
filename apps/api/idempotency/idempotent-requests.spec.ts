import { describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { IdempotentRequests } from '#apps/api/idempotency/idempotent-requests';
import { openedAnswer, sealedAnswer } from '#apps/api/idempotency/sealed-answer';
import type { KeptAnswer } from '#libs/persistence/access/idempotency-store';
import { Log } from '#apps/api/observability/log';
import type { Config } from '#config/config';

const config = {
  logLevel: 'silent',
  sealingSecret: 'forty letters that somebody has drawn ..',
} as Config;
const log = new Log(config);
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
  const requests = new IdempotentRequests({ manager } as unknown as DataSource, log, config);
  return { requests, written };
}

describe('the answer of a write that was done', () => {
  it('is kept when the database is there again', async () => {
    const { requests, written } = requestsOver(2);
    await requests.keep('key', ANSWER);
    expect(written).toHaveLength(3);
    const { status, answer } = written.at(-1) as { status: number; answer: KeptAnswer };
    expect([status, openedAnswer(config.sealingSecret, answer)]).toEqual([201, ANSWER]);
  });

  it('is given to its caller even when it can be kept nowhere, and its key is not given back', async () => {
    const { requests, written } = requestsOver(9);
    await requests.keep('key', ANSWER);
    expect(written).not.toContain('released');
  });

  it('too large to keep leaves the mark that the work is done', async () => {
    const { requests, written } = requestsOver(0);
    await requests.keep('key', { ...ANSWER, body: 'x'.repeat(60_001) });
    expect(written).toEqual([{ status: 201, answer: null }]);
  });
});

describe('an answer that is kept', () => {
  const kept = sealedAnswer(config.sealingSecret, { ...ANSWER, body: { url: 'the phone’s code' } });

  it('shows the reader of the database no word of its body', () => {
    expect(JSON.stringify(kept)).not.toContain('code');
    expect(openedAnswer(config.sealingSecret, kept)?.body).toEqual({ url: 'the phone’s code' });
  });

  it('without a body is given again without one', () => {
    const empty = sealedAnswer(config.sealingSecret, { ...ANSWER, status: 204, body: undefined });
    expect(openedAnswer(config.sealingSecret, empty)).toEqual({
      status: 204,
      headers: {},
      body: undefined,
    });
  });

  it('under a secret of before is lost, and one of an older version is read as it stands', () => {
    expect(openedAnswer('another secret of forty letters, drawn too', kept)).toBeNull();
    expect(openedAnswer(config.sealingSecret, ANSWER)).toEqual(ANSWER);
  });
});
