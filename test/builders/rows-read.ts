import type { DataSource, EntityManager } from 'typeorm';

/** How many rows and index entries the database looks at for a piece of work, whatever it answers: no clock decides. */
export async function rowsRead(
  dataSource: DataSource,
  work: (manager: EntityManager) => Promise<unknown>,
): Promise<number> {
  const runner = dataSource.createQueryRunner();
  await runner.connect();
  try {
    const before = await readSoFar(runner.manager);
    await work(runner.manager);
    return (await readSoFar(runner.manager)) - before;
  } finally {
    await runner.release();
  }
}

async function readSoFar(manager: EntityManager): Promise<number> {
  const rows: { Value: string }[] = await manager.query(
    "SHOW SESSION STATUS WHERE Variable_name IN ('Handler_read_first', 'Handler_read_key', 'Handler_read_last', 'Handler_read_next', 'Handler_read_prev', 'Handler_read_rnd', 'Handler_read_rnd_next')",
  );
  return rows.reduce((sum, { Value }) => sum + Number(Value), 0);
}
