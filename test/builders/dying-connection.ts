import { DataSource, type QueryRunner } from 'typeorm';
import { dataSourceOptions } from '#libs/persistence/database/data-source';

type Connected = QueryRunner & { readonly databaseConnection: { destroy: () => void } };

/** A process whose connection is gone before its nth statement. */
export async function dyingBefore(
  databaseUrl: string,
  nth: number,
): Promise<{ dataSource: DataSource; isDead: () => boolean }> {
  let said = -Infinity;
  let dead = false;
  const nothing = (): void => undefined;
  const dataSource = new DataSource({
    ...dataSourceOptions(databaseUrl, 1),
    logging: true,
    logger: {
      logQuery: (_text: string, _values?: unknown[], runner?: QueryRunner) => {
        said += 1;
        if (said !== nth || runner === undefined) return;
        dead = true;
        (runner as Connected).databaseConnection.destroy();
      },
      logQueryError: nothing,
      logQuerySlow: nothing,
      logSchemaBuild: nothing,
      logMigration: nothing,
      log: nothing,
    },
  });
  await dataSource.initialize();
  said = 0;
  return { dataSource, isDead: () => dead };
}
