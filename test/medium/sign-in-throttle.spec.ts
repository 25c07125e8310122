import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { ADDRESS_LOCK_OUT } from '#libs/access/lock-out';
import { countTry } from '#libs/persistence/access/throttle-store';
import { inTransaction } from '#libs/persistence/transaction';
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
