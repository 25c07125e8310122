import type { DataSource } from 'typeorm';

/** A server may hold several halls, and its locks are its own: the name carries the database. 64 letters are all it may have. */
const NAME = "CONCAT(?, '/', LEFT(SHA2(DATABASE(), 256), 16))";

/** Runs the work if no other process of this hall holds the lock of that name; otherwise does nothing. @returns whether it ran */
export async function withNamedLock(
  dataSource: DataSource,
  name: string,
  work: () => Promise<void>,
): Promise<boolean> {
  const runner = dataSource.createQueryRunner();
  try {
    const [row] = (await runner.query(`SELECT GET_LOCK(${NAME}, 0) AS held`, [name])) as {
      held: number | string | null;
    }[];
    if (Number(row?.held ?? 0) !== 1) return false;
    try {
      await work();
      return true;
    } finally {
      // Lost with its connection, the lock is free: the work's own end is what is told.
      await runner.query(`SELECT RELEASE_LOCK(${NAME})`, [name]).catch(() => undefined);
    }
  } finally {
    await runner.release();
  }
}
