import { createPool, type Pool, type PoolOptions } from 'mysql2';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { SnakeNaming } from '#libs/persistence/snake-naming';
import { ENTITIES } from '#libs/persistence/entities';
import { MIGRATIONS } from '#libs/persistence/migrations';

/**
 * Says the isolation level once for each new connection, where TypeORM would say it before each transaction. A connection
 * that cannot be told is not used.
 */
const READ_COMMITTED_MYSQL2 = {
  createPool: (options: PoolOptions): Pool => {
    const pool = createPool(options);
    pool.on('connection', (connection) => {
      connection.query('SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED', (error) => {
        if (error !== null) connection.destroy();
      });
    });
    return pool;
  },
};

/** The one shape of a connection; entities by name, never synchronized. `flavour` chooses the dialect of the same SQL. */
export function dataSourceOptions(databaseUrl: string, poolSize = 10): DataSourceOptions {
  const url = new URL(databaseUrl);
  return {
    driver: READ_COMMITTED_MYSQL2,
    type: url.protocol === 'mysql:' ? 'mysql' : 'mariadb',
    host: url.hostname,
    port: Number(url.port || '3306'),
    username: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database: url.pathname.slice(1),
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

export function createDataSource(databaseUrl: string, poolSize?: number): DataSource {
  return new DataSource(dataSourceOptions(databaseUrl, poolSize));
}
