import type { EntityManager } from 'typeorm';
import { standingSql } from '#libs/persistence/assessments/receivable-sql';

/** What stands in 119 of a unit for a month. */
export interface ReceivableMonth {
  readonly month: string;
  readonly people: number;
  readonly fen: bigint;
}

export interface ReceivableOfUnit extends ReceivableMonth {
  readonly unitId: number;
  readonly accountNo: string;
  readonly name: string;
}

/** Where a page goes on: after this month of this unit. */
export interface ReceivableMark {
  readonly unitId: number;
  readonly month: string;
}

export interface ReceivablesAsked {
  /** Of units; null for all of them. */
  readonly branches: readonly string[] | null;
  readonly after: ReceivableMark;
  readonly limit: number;
}

const OF_BRANCH = 'u.branch_code IN (?)';

/** By unit and month, in the order of the units. */
export async function receivables(
  manager: EntityManager,
  { branches, after, limit }: ReceivablesAsked,
): Promise<ReceivableOfUnit[]> {
  const rows: (Omit<ReceivableOfUnit, 'fen'> & { fen: string })[] = await manager.query(
    `SELECT u.id AS unitId, u.account_no AS accountNo, u.name, x.month, COUNT(DISTINCT x.account_id) AS people, SUM(x.fen) AS fen
       FROM (${standingSql("s.kind = 'unit' AND s.unit_id >= ?")} HAVING fen <> 0) x JOIN unit u ON u.id = x.unit_id
      WHERE (u.id > ? OR x.month > ?)${branches === null ? '' : ` AND ${OF_BRANCH}`}
      GROUP BY u.id, u.account_no, u.name, x.month ORDER BY u.id, x.month LIMIT ?`,
    [after.unitId, after.unitId, after.month, ...(branches === null ? [] : [branches]), limit],
  );
  return rows.map((row) => ({ ...row, ...sumOf(row) }));
}

/** What 119 has come to in the books of these units. */
export async function receivableInBooks(
  manager: EntityManager,
  branches: readonly string[] | null,
): Promise<bigint> {
  const [row]: { fen: string | null }[] = await manager.query(
    `SELECT SUM(IF(l.side = 'D', 1, -1) * l.amount_fen) AS fen
       FROM sub_account s JOIN voucher_line l ON l.sub_account_id = s.id JOIN unit u ON u.id = s.unit_id
      WHERE s.account = '119'${branches === null ? '' : ` AND ${OF_BRANCH}`}`,
    branches === null ? [] : [branches],
  );
  return BigInt(row?.fen ?? 0);
}

/** Of one unit, oldest month first. */
export async function receivablesOfUnit(
  manager: EntityManager,
  unitId: number,
): Promise<ReceivableMonth[]> {
  const rows: { month: string; people: number; fen: string }[] = await manager.query(
    `SELECT x.month, COUNT(DISTINCT x.account_id) AS people, SUM(x.fen) AS fen
       FROM (${standingSql("s.kind = 'unit' AND s.owner = ?")} HAVING fen <> 0) x GROUP BY x.month ORDER BY x.month`,
    [String(unitId)],
  );
  return rows.map((row) => ({ ...row, ...sumOf(row) }));
}

function sumOf({ people, fen }: { readonly people: number; readonly fen: string }) {
  return { people: Number(people), fen: BigInt(fen) };
}
