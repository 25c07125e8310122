import type { EntityManager } from 'typeorm';
import { EDITABLE_STAGES } from '#libs/case/stage';

/** Findings of an applied file can be downloaded beside its rows for so long. */
const FINDINGS_HOURS = 24;
const CHECKED_HOURS = 24;

/** Whether any import still needs the uploaded bytes: waiting, being read, waiting to be taken, or taken with findings to correct. */
export async function isOriginalNeeded(
  manager: EntityManager,
  contentHash: string,
): Promise<boolean> {
  const rows: unknown[] = await manager.query(
    `SELECT 1 FROM register_import WHERE content_hash = ? AND (state IN ('waiting', 'reading', 'checked')
        OR (state = 'applied' AND rows_bad > 0 AND created_at > UTC_TIMESTAMP(3) - INTERVAL ? HOUR)) LIMIT 1`,
    [contentHash, FINDINGS_HOURS],
  );
  return rows.length > 0;
}

/** Content hashes of imports that are over, for a week: what a sweep looks at again. */
export async function lateOriginals(manager: EntityManager): Promise<string[]> {
  const rows: { contentHash: string }[] = await manager.query(
    `SELECT DISTINCT content_hash AS contentHash FROM register_import
      WHERE state IN ('applied', 'cancelled', 'refused') AND heartbeat_at > UTC_TIMESTAMP(3) - INTERVAL 7 DAY`,
  );
  return rows.map(({ contentHash }) => contentHash);
}

/** A checked file waits to be taken for a day, and no longer than its draft can be edited. From the few that are checked to their cases. */
export async function cancelForgottenImports(manager: EntityManager): Promise<void> {
  await manager.query(
    `UPDATE register_import i STRAIGHT_JOIN submission s ON s.business_no = i.business_no
        SET i.state = 'cancelled', i.heartbeat_at = UTC_TIMESTAMP(3)
      WHERE i.state = 'checked' AND (s.stage NOT IN (?) OR i.created_at < UTC_TIMESTAMP(3) - INTERVAL ? HOUR)`,
    [EDITABLE_STAGES, CHECKED_HOURS],
  );
}

/** Lines of imports that are over and were not removed with them, and findings that nobody can download any more. */
export async function dropLeftLines(manager: EntityManager): Promise<void> {
  for (const table of ['register_import_row', 'register_import_finding'])
    for await (const importId of importsWithLines(manager, table))
      await manager.query(
        `DELETE l FROM register_import i STRAIGHT_JOIN ${table} l ON l.import_id = i.id
          WHERE i.id = ? AND (i.state IN ('cancelled', 'refused')
             OR (i.state = 'applied' AND i.created_at < UTC_TIMESTAMP(3) - INTERVAL ? HOUR))`,
        [importId, FINDINGS_HOURS],
      );
}

/**
 * From one import to the next by the key of the lines: as many steps as imports have lines now, those of a day, however
 * many files and lines there are.
 */
async function* importsWithLines(manager: EntityManager, table: string): AsyncGenerator<number> {
  for (let last = 0; ;) {
    const [row]: { next: number | string | null }[] = await manager.query(
      `SELECT MIN(import_id) AS next FROM ${table} WHERE import_id > ?`,
      [last],
    );
    if (row?.next == null) return;
    last = Number(row.next);
    yield last;
  }
}
