import type { DataSource } from 'typeorm';

/** So far that no time of the city lies there by itself, in one direction or the other. */
export const CLOCKS_OFF_MS = [-400, 400].map((days) => (days * 24 + 7.3) * 3_600_000);

/** How near to a wrong clock's present a time was written by it. */
const NEAR_SECONDS = 300;

/** Columns in which a time lies that only a clock off by so much can have told, with how many such rows. */
export async function timesOfClockOff(
  dataSource: DataSource,
  offMs: number,
): Promise<Record<string, number>> {
  const columns: { tableName: string; columnName: string }[] = await dataSource.query(
    `SELECT table_name AS tableName, column_name AS columnName FROM information_schema.columns
      WHERE table_schema = DATABASE() AND data_type IN ('datetime', 'timestamp') ORDER BY 1, 2`,
  );
  const found: Record<string, number> = {};
  for (const { tableName, columnName } of columns) {
    const [row]: { count: string }[] = await dataSource.query(
      `SELECT COUNT(*) AS count FROM \`${tableName}\`
        WHERE ABS(TIMESTAMPDIFF(SECOND, UTC_TIMESTAMP(3), \`${columnName}\`) - ?) < ?`,
      [Math.round(offMs / 1_000), NEAR_SECONDS],
    );
    if (Number(row?.count) > 0) found[`${tableName}.${columnName}`] = Number(row?.count);
  }
  return found;
}
