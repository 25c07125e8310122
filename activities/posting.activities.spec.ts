import { describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { createPostingActivities } from '#activities/posting.activities';

const LOST = ['ECONNREFUSED', 'ENOSPC', 'PROTOCOL_CONNECTION_LOST'];
const OVERTAKEN = ['ER_LOCK_DEADLOCK', 'ER_CHECKREAD'];

/** A posting that meets this error at its n-th try. */
function posting(error: Error, tries: number): Promise<unknown> {
  const dataSource = { transaction: () => Promise.reject(error) } as unknown as DataSource;
  const keepAlive = <T>(work: () => Promise<T>) => work();
  const { post } = createPostingActivities({
    dataSource,
    keyedHashSecret: '',
    keepAlive,
    tries: () => tries,
  });
  return post({ businessNo: '2026112400000001', business: 'base-adjustment', seq: 3 });
}

const coded = (code: string) => Object.assign(new Error('with values of a row'), { code });
const parked = (kind: string) => ({ code: 'POSTING_FAILED', details: { kind } });

describe('a posting that fails', () => {
  it('is tried on for as long as the world fails', async () => {
    for (const code of [...LOST, ...OVERTAKEN]) {
      await expect(posting(coded(code), 1_000)).rejects.toMatchObject({ code });
    }
    const closed = Object.assign(new Error('closed state'), { fatal: true });
    await expect(posting(closed, 1_000)).rejects.toBe(closed);
  });

  it('is handed to operations at once when the database will refuse it every time', async () => {
    await expect(posting(coded('ER_DUP_ENTRY'), 1)).rejects.toMatchObject(parked('ER_DUP_ENTRY'));
  });

  it('is handed to operations when a mistake of ours comes the tenth time, and not before', async () => {
    const mistake = new TypeError('x is not a function');
    await expect(posting(mistake, 9)).rejects.toBe(mistake);
    await expect(posting(mistake, 10)).rejects.toMatchObject(parked('TypeError'));
    await expect(posting(coded('ERR_INVALID_ARG_TYPE'), 10)).rejects.toMatchObject(
      parked('ERR_INVALID_ARG_TYPE'),
    );
    await expect(posting(coded('ER_HASHCHK'), 10)).rejects.toMatchObject(parked('ER_HASHCHK'));
  });
});
