import { readFileSync } from 'node:fs';
import type { Pool, PoolOptions } from 'mysql2';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { boundedPool, type DatabasePatience } from '#libs/persistence/database/bounded-pool';
import { SnakeNaming } from '#libs/persistence/database/snake-naming';
import { ENTITIES } from '#libs/persistence/entities';
import { MIGRATIONS } from '#libs/persistence/migrations';

/** Work in the background: a set of 100,000 rows takes seconds, on a busy machine many. */
const PATIENT: DatabasePatience = { acquireMs: 30_000, statementMs: 10 * 60_000 };
/** Of people who wait: they are told after half a minute at the latest, and tried again by their page. */
export const FOR_CALLERS: DatabasePatience = {
  acquireMs: 5_000,
  statementMs: 20_000,
  lockSeconds: 8,
};

/** A change of a large table's shape takes as long as it takes. */
export const FOR_MIGRATIONS: DatabasePatience = { acquireMs: 30_000, statementMs: 24 * 3_600_000 };

/** MySQL's own limit of a GROUP_CONCAT is 1 KB, and cuts in silence. */
const CONCAT_BYTES = 1_048_576;

/** What does not fit its column is refused, however the server is set up: the books rely on it. */
const SQL_MODE = 'STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION';

/** What each new connection is told once, where TypeORM would say it before each transaction. */
function driverWith(patience: DatabasePatience) {
  const { lockSeconds } = patience;
  const told = [
    'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED',
    `SET SESSION group_concat_max_len = ${String(CONCAT_BYTES)}`,
    `SET SESSION sql_mode = '${SQL_MODE}'`,
    ...(lockSeconds === undefined
      ? []
      : [`SET SESSION innodb_lock_wait_timeout = ${String(lockSeconds)}`]),
  ];
  return { createPool: (options: PoolOptions): Pool => boundedPool(options, patience, told) };
}

/** The one shape of a connection; entities by name, never synchronized. `flavour` chooses the dialect of the same SQL. */
export function dataSourceOptions(
  databaseUrl: string,
  poolSize = 10,
  patience = PATIENT,
): DataSourceOptions {
  const url = new URL(databaseUrl);
  return {
    driver: driverWith(patience),
    type: url.protocol === 'mysql:' ? 'mysql' : 'mariadb',
    host: url.hostname,
    port: Number(url.port || '3306'),
    username: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database: url.pathname.slice(1),
    ...tlsOf(url),
    charset: 'utf8mb4',
    timezone: 'Z',
    supportBigNumbers: true,
    bigNumberStrings: true,
    dateStrings: ['DATE'],
    poolSize,
    // Two stack traces a statement are a tenth of a busy api's time; errors still carry the statement.
    extra: { trace: false },
    entities: ENTITIES,
    migrations: MIGRATIONS,
    migrationsTransactionMode: 'none',
    namingStrategy: new SnakeNaming(),
    synchronize: false,
    logging: false,
  };
}

/** By TLS when the address says so: against the system's authorities or the one at a path, and by the server's name. */
function tlsOf(url: URL): { ssl?: object } {
  const tls = url.searchParams.get('tls');
  if (tls === null) return {};
  const ca = tls === 'system' ? {} : { ca: readFileSync(tls, 'utf8') };
  return { ssl: { ...ca, minVersion: 'TLSv1.2', rejectUnauthorized: true, verifyIdentity: true } };
}

export function createDataSource(
  databaseUrl: string,
  poolSize?: number,
  patience?: DatabasePatience,
): DataSource {
  return new DataSource(dataSourceOptions(databaseUrl, poolSize, patience));
}
