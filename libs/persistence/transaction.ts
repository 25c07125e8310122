import type { DataSource, EntityManager } from 'typeorm';

const ATTEMPTS_MAX = 3;
const PASSING_FAILURES = new Set(['ER_LOCK_DEADLOCK', 'ER_LOCK_WAIT_TIMEOUT']);

/** The only way to write: BEGIN … COMMIT as one unit, repeated as a whole after a deadlock or lock timeout. */
export async function inTransaction<T>(dataSource: DataSource, work: (manager: EntityManager) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await dataSource.transaction('READ COMMITTED', work);
    } catch (error) {
      if (attempt >= ATTEMPTS_MAX || !isPassing(error)) throw error;
    }
  }
}

function isPassing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && PASSING_FAILURES.has(String(error.code));
}
