import type { Duplex } from 'node:stream';
import { createPool, type Pool, type PoolConnection, type PoolOptions } from 'mysql2';

/** How long a process waits for its database, whatever the database does: it may stand still without ending a connection. */
export interface DatabasePatience {
  /** For a connection, new or given back. */
  readonly acquireMs: number;
  /** For a statement's answer; its connection is closed then, for nobody knows what it is still doing. */
  readonly statementMs: number;
  /** For a row somebody else holds; the server's own when it is not said. */
  readonly lockSeconds?: number;
}

/** As the system calls it. */
const LATE = 'ETIMEDOUT';

type Answered = (...outcome: unknown[]) => void;

/** A pool in which nothing waits for ever. Each new connection is told what it has to know before it is used. */
export function boundedPool(
  options: PoolOptions,
  patience: DatabasePatience,
  told: readonly string[],
): Pool {
  const pool = createPool({ ...options, connectTimeout: patience.acquireMs });
  pool.on('connection', (connection) => {
    boundStatements(connection, patience.statementMs);
    for (const statement of told)
      connection.query(statement, (error) => {
        if (error !== null) connection.destroy();
      });
  });
  boundAcquiring(pool, patience.acquireMs);
  return pool;
}

function boundAcquiring(pool: Pool, limitMs: number): void {
  const acquire = pool.getConnection.bind(pool);
  pool.getConnection = (callback) => {
    let isOver = false;
    const timer = setTimeout(() => {
      isOver = true;
      const error = Object.assign(new Error('no connection in time'), { code: LATE });
      callback(error, undefined as unknown as PoolConnection);
    }, limitMs);
    acquire((error, connection) => {
      clearTimeout(timer);
      if (!isOver) callback(error, connection);
      // Nobody waits for it any more.
      else if (error === null) connection.release();
    });
  };
}

function boundStatements(connection: PoolConnection, limitMs: number): void {
  const ask = connection.query.bind(connection) as (...asked: unknown[]) => unknown;
  const bounded = (...asked: unknown[]): unknown => {
    const answered = asked.at(-1);
    if (typeof answered !== 'function') return ask(...asked);
    const timer = setTimeout(() => {
      // Whatever waits on it hears that the connection is lost, and the pool forgets it.
      (connection as unknown as { readonly stream: Duplex }).stream.destroy();
    }, limitMs);
    return ask(...asked.slice(0, -1), (...outcome: unknown[]) => {
      clearTimeout(timer);
      (answered as Answered)(...outcome);
    });
  };
  connection.query = bounded as PoolConnection['query'];
}
