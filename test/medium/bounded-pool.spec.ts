import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createDataSource } from '#libs/persistence/database/data-source';
import { inTransaction, isWorldFailing } from '#libs/persistence/database/transaction';
import { freshDatabase, type TestDatabase } from '#test/medium/database';

const SHORT = { acquireMs: 400, statementMs: 600 };
/** Far beyond every limit, far below a test's. */
const FOREVER_SECONDS = 40;

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

const failureOf = (work: Promise<unknown>) =>
  work.then(
    () => 'answered',
    (error: unknown) => error,
  );

describe('a database that does not answer', () => {
  it('is given up within the limit of a statement, and asked over a new connection afterwards', async () => {
    const dataSource = await createDataSource(database.url, 1, SHORT).initialize();
    const begunAt = performance.now();
    const failure = await failureOf(dataSource.query(`SELECT SLEEP(${String(FOREVER_SECONDS)})`));
    expect(isWorldFailing(failure)).toBe(true);
    expect(performance.now() - begunAt).toBeLessThan((FOREVER_SECONDS / 2) * 1_000);
    expect(await dataSource.query('SELECT 1 AS there')).toMatchObject([
      { there: expect.anything() },
    ]);
    await dataSource.destroy();
  });

  it('ends a transaction too, whose rollback would wait behind the statement', async () => {
    const dataSource = await createDataSource(database.url, 1, SHORT).initialize();
    const begunAt = performance.now();
    const failure = await failureOf(
      inTransaction(dataSource, (manager) =>
        manager.query(`SELECT SLEEP(${String(FOREVER_SECONDS)})`),
      ),
    );
    expect(isWorldFailing(failure)).toBe(true);
    expect(performance.now() - begunAt).toBeLessThan((FOREVER_SECONDS / 2) * 1_000);
    await dataSource.destroy();
  });

  it.each([
    ['that an operator has killed', (id: string) => `KILL ${id}`],
    ['whose statement he has stopped', (id: string) => `KILL QUERY ${id}`],
  ])('over a connection %s is a failure of the world', async (_, killing) => {
    const dataSource = await createDataSource(database.url, 1).initialize();
    const [row] = await dataSource.query<{ id: string }[]>('SELECT CONNECTION_ID() AS id');
    // A statement that reads rows: a sleep that is stopped ends as if it had slept.
    const slow = failureOf(
      dataSource.query(
        'SELECT COUNT(*) FROM information_schema.columns a, information_schema.columns b, information_schema.columns c',
      ),
    );
    const ended = slow.then(() => true);
    // Until it is under way a kill finds nothing to stop.
    while (!(await Promise.race([ended, wait(50, false)])))
      await database.dataSource.query(killing(String(row?.id))).catch(() => undefined);
    expect(isWorldFailing(await slow)).toBe(true);
    await dataSource.destroy();
  });

  it('with every connection taken is a failure of the world within the limit of acquiring one', async () => {
    const patience = { ...SHORT, statementMs: 30_000 };
    const dataSource = await createDataSource(database.url, 1, patience).initialize();
    const busy = dataSource.query('SELECT SLEEP(3)');
    expect(await failureOf(dataSource.query('SELECT 1'))).toMatchObject({
      code: 'ETIMEDOUT',
    });
    await busy;
    // Who came too late for the connection has not taken it with him.
    expect(await dataSource.query('SELECT 1 AS there')).toHaveLength(1);
    await dataSource.destroy();
  });

  it('that takes connections and says nothing is a failure within the limit', async () => {
    const mute = createServer(() => undefined);
    await new Promise<void>((listening) => mute.listen(0, '127.0.0.1', listening));
    const url = new URL(database.url);
    url.port = String((mute.address() as AddressInfo).port);
    const failure = await failureOf(createDataSource(url.href, 1, SHORT).initialize());
    expect(isWorldFailing(failure)).toBe(true);
    mute.close();
  });
});
