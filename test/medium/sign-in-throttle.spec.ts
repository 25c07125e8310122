import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { Tries } from '#apps/api/auth/tries';
import { Problem } from '#apps/api/problems/problem';
import type { Config } from '#config/config';
import { ADDRESS_LOCK_OUT } from '#libs/access/lock-out';
import { countTry } from '#libs/persistence/access/throttle-store';
import { inTransaction } from '#libs/persistence/database/transaction';
import { freshDatabase, type TestDatabase } from '#test/medium/database';

let database: TestDatabase;
let dataSource: DataSource;

beforeAll(async () => {
  database = await freshDatabase();
  dataSource = database.dataSource;
});

afterAll(async () => {
  await database.drop();
});

it('counts twenty sign-ins from one address at the same moment without a deadlock', async () => {
  const key = { keyHash: 'a'.repeat(64), policy: ADDRESS_LOCK_OUT };
  const tries = Array.from({ length: 20 }, () =>
    inTransaction(dataSource, (manager) => countTry(manager, key, new Date())),
  );
  await expect(Promise.all(tries)).resolves.toHaveLength(20);
});

describe('a try to sign in', () => {
  const ADDRESS = '192.0.2.7';
  const tries = () =>
    new Tries(dataSource, {
      keyedHashSecret: 'a secret of forty letters for these tests',
    } as Config);
  const tried = (account: string, end: () => Promise<never>) =>
    tries()
      .attempt(async (counted) => {
        await tries().countAccount(account, ADDRESS, counted);
        return end();
      })
      .catch((error: unknown) => error);
  const away = () => Promise.reject(Object.assign(new Error('away'), { fatal: true }));
  const wrong = () => Promise.reject(new Problem(401, 'SIGN_IN_REFUSED'));

  it('that got no answer is none: an outage, however long, makes nobody wait', async () => {
    for (let time = 0; time < 15; time += 1)
      expect(await tried('outage', away)).toMatchObject({ message: 'away' });
    // What was counted is given back a moment later.
    for (let looks = 0; (await failuresIn()) > 0 && looks < 200; looks += 1) await pause(20);
    expect(await failuresIn()).toBe(0);
    expect(await tried('outage', wrong)).toMatchObject({ code: 'SIGN_IN_REFUSED' });
  });

  it('that was wrong counts: sooner or later the next one has to wait', async () => {
    const codes = [];
    for (let time = 0; time < 12; time += 1)
      codes.push(((await tried('wrong', wrong)) as Problem).code);
    expect(codes[0]).toBe('SIGN_IN_REFUSED');
    expect(codes.at(-1)).toBe('SIGN_IN_DELAYED');
  });

  async function failuresIn(): Promise<number> {
    const [row]: { sum: string | null }[] = await dataSource.query(
      "SELECT SUM(failures) AS sum FROM sign_in_throttle WHERE key_hash <> REPEAT('a', 64)",
    );
    return Number(row?.sum ?? 0);
  }
});
