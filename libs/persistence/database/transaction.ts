import { AsyncLocalStorage } from 'node:async_hooks';
import type { DataSource, EntityManager } from 'typeorm';
import { markCommitted } from '#libs/persistence/access/idempotency-store';

const ATTEMPTS_MAX = 3;
/** Others were quicker: the same work may well go through at once. The last is how newer servers say it of a snapshot. */
const PASSING_FAILURES = new Set(['ER_LOCK_DEADLOCK', 'ER_LOCK_WAIT_TIMEOUT', 'ER_CHECKREAD']);

/** The key of the request whose work this is. */
const requestKey = new AsyncLocalStorage<string>();

/** Whatever the work commits says so under its key, in the same commit: the key never tells another story than the data. */
export function writingUnderKey<T>(keyHash: string, work: () => Promise<T>): Promise<T> {
  return requestKey.run(keyHash, work);
}

/**
 * The only way to write: BEGIN … COMMIT as one unit, repeated as a whole after a deadlock or lock timeout. Every
 * connection reads what is committed (data-source.ts).
 */
export async function inTransaction<T>(
  dataSource: DataSource,
  work: (manager: EntityManager) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await dataSource.transaction(async (manager) => {
        const done = await work(manager);
        const keyHash = requestKey.getStore();
        if (keyHash !== undefined) await markCommitted(manager, keyHash);
        return done;
      });
    } catch (error) {
      if (attempt >= ATTEMPTS_MAX || !isPassing(error)) throw error;
    }
  }
}

/** Statements that fail the same way however often they are tried: data out of range, a key twice, a broken schema. */
const LASTING_FAILURES = new Set([
  'ER_DUP_ENTRY',
  'ER_DATA_TOO_LONG',
  'ER_WARN_DATA_OUT_OF_RANGE',
  'ER_TRUNCATED_WRONG_VALUE',
  'ER_BAD_NULL_ERROR',
  'ER_NO_DEFAULT_FOR_FIELD',
  'ER_BAD_FIELD_ERROR',
  'ER_NO_SUCH_TABLE',
  'ER_PARSE_ERROR',
]);

/** The world failing: connection, server, disk. The same statement may well go through later. */
const WORLD_FAILURES = new Set([
  ...PASSING_FAILURES,
  'ER_ACCESS_DENIED_ERROR',
  'ER_CON_COUNT_ERROR',
  'ER_CLIENT_INTERACTION_TIMEOUT',
  'ER_DISK_FULL',
  'ER_ENGINE_OUT_OF_MEMORY',
  'ER_LOCK_TABLE_FULL',
  'ER_NEW_ABORTING_CONNECTION',
  'ER_OPTION_PREVENTS_STATEMENT',
  'ER_OUTOFMEMORY',
  'ER_OUT_OF_RESOURCES',
  'ER_QUERY_INTERRUPTED',
  'ER_QUERY_TIMEOUT',
  'ER_READ_ONLY_MODE',
  'ER_RECORD_FILE_FULL',
  'ER_SERVER_SHUTDOWN',
  'ER_TOO_MANY_USER_CONNECTIONS',
]);

/** MariaDB's own, for which the driver has no name: a connection that was killed, a statement that took too long. */
const UNNAMED_WORLD_FAILURES = [1927, 1969];

export function isWorldFailing(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  if ('fatal' in error && error.fatal === true) return true;
  if ('errno' in error && UNNAMED_WORLD_FAILURES.includes(Number(error.errno))) return true;
  const code = 'code' in error ? String(error.code) : '';
  return WORLD_FAILURES.has(code) || /^(PROTOCOL_|POOL_|E(?!R_|RR_)[A-Z]+$)/.test(code);
}

export function isRefusedForGood(error: unknown): boolean {
  return error instanceof Error && 'code' in error && LASTING_FAILURES.has(String(error.code));
}

function isPassing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && PASSING_FAILURES.has(String(error.code));
}
