import type { DataSource } from 'typeorm';

/** Runs the work if no other process holds the lock of that name; otherwise does nothing. */
export async function withNamedLock(
  dataSource: DataSource,
  name: string,
  work: () => Promise<void>,
): Promise<void> {
  const runner = dataSource.createQueryRunner();
  try {
    const [row] = (await runner.query('SELECT GET_LOCK(?, 0) AS held', [name])) as {
      held: number | string | null;
    }[];
    if (Number(row?.held ?? 0) !== 1) return;
    try {
      await work();
    } finally {
      await runner.query('SELECT RELEASE_LOCK(?)', [name]);
    }
  } finally {
    await runner.release();
  }
}
