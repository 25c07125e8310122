import type { EntityManager } from 'typeorm';

/** Keeps what was submitted when a case comes back to its operator; in the act that brings it back. */
export async function keepFormer(manager: EntityManager, businessNo: string): Promise<void> {
  await manager.query('DELETE FROM former_row WHERE business_no = ?', [businessNo]);
  await manager.query(
    `INSERT INTO former_row (business_no, row_key, account_id, base_after_fen, typed)
     SELECT business_no, row_key, account_id, base_after_fen, typed FROM register_row WHERE business_no = ? AND chosen = 1`,
    [businessNo],
  );
  await manager.query('UPDATE submission SET former_form = form WHERE business_no = ?', [
    businessNo,
  ]);
}

/** The name of a row's member `m`, or as it was typed in row `alias`. */
export function nameSql(alias: string): string {
  return `COALESCE(m.name, JSON_VALUE(${alias}.typed, '$.name'), '')`;
}

export function idNumberSql(alias: string): string {
  return `COALESCE(m.id_number, JSON_VALUE(${alias}.typed, '$.idNumber'), '')`;
}

/** People of a register since it was submitted before. */
export interface RegisterSince {
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
}

/** Joins a register's rows `r` to what they were before. */
export const FORMER_ROW =
  'LEFT JOIN former_row f ON f.business_no = r.business_no AND f.row_key = r.row_key';
/** A row somebody added or changed since. */
const CHANGED = '(f.base_after_fen <> r.base_after_fen OR NOT f.typed <=> r.typed)';
export const SINCE_FORMER = `(f.row_key IS NULL OR ${CHANGED})`;

const REMOVED = `
  FROM former_row f LEFT JOIN register_row r
    ON r.business_no = f.business_no AND r.row_key = f.row_key AND r.chosen = 1`;

export async function registerSince(
  manager: EntityManager,
  businessNo: string,
): Promise<RegisterSince> {
  const [there]: { added: string | null; changed: string | null }[] = await manager.query(
    `SELECT SUM(f.row_key IS NULL) AS added, SUM(f.row_key IS NOT NULL AND ${CHANGED}) AS changed
       FROM register_row r ${FORMER_ROW} WHERE r.business_no = ? AND r.chosen = 1`,
    [businessNo],
  );
  const [gone]: { removed: string }[] = await manager.query(
    `SELECT COUNT(*) AS removed ${REMOVED} WHERE f.business_no = ? AND r.row_key IS NULL`,
    [businessNo],
  );
  return {
    added: Number(there?.added ?? 0),
    removed: Number(gone?.removed ?? 0),
    changed: Number(there?.changed ?? 0),
  };
}

export interface RemovedRow {
  readonly key: string;
  readonly accountNo: string;
  readonly name: string;
  readonly idNumber: string;
  readonly baseAfterFen: number;
}

/** People who were submitted before and are no longer, by key, after the last one of the page before. */
export async function removedRows(
  manager: EntityManager,
  businessNo: string,
  after: string,
  limit: number,
): Promise<RemovedRow[]> {
  const rows: (Omit<RemovedRow, 'baseAfterFen'> & { baseAfterFen: string })[] = await manager.query(
    `SELECT f.row_key AS \`key\`, COALESCE(a.account_no, '') AS accountNo, ${nameSql('f')} AS name,
            ${idNumberSql('f')} AS idNumber, f.base_after_fen AS baseAfterFen ${REMOVED}
       LEFT JOIN personal_account a ON a.id = f.account_id LEFT JOIN member m ON m.id = a.member_id
      WHERE f.business_no = ? AND f.row_key > ? AND r.row_key IS NULL ORDER BY f.row_key LIMIT ?`,
    [businessNo, after, limit],
  );
  return rows.map((row) => ({ ...row, baseAfterFen: Number(row.baseAfterFen) }));
}
