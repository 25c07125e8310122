import type { EntityManager } from 'typeorm';
import { withRow, type AccountLines, type Line, type UnitInMonth } from '#libs/fund/account-lines';
import { ratiosOf, type RatioColumns } from '#libs/fund/contribution';
import type { RoundingRule } from '#libs/fund/rounding';

const RATIOS =
  'unit_ratio_bp AS unitRatioBp, personal_ratio_bp AS personalRatioBp, fiscal_ratio_bp AS fiscalRatioBp';

/** What a unit brings into amounts, month by month. */
export async function unitLine(manager: EntityManager, unitId: number): Promise<Line<UnitInMonth>> {
  const rows: (RatioColumns & { fromMonth: string; rounding: RoundingRule })[] =
    await manager.query(
      `SELECT from_month AS fromMonth, rounding, ${RATIOS} FROM unit_term WHERE unit_id = ? ORDER BY from_month`,
      [unitId],
    );
  return rows.map((row) => ({
    fromMonth: row.fromMonth,
    value: { ratios: ratiosOf(row), rounding: row.rounding },
  }));
}

export const NO_LINES: AccountLines = { base: [], ownRatios: [], standing: [] };

/** The lines of some accounts, by id. */
export async function linesOfAccounts(
  manager: EntityManager,
  accountIds: readonly number[],
): Promise<Map<number, AccountLines>> {
  const found = new Map<number, AccountLines>(accountIds.map((id) => [id, NO_LINES]));
  if (accountIds.length === 0) return found;
  const rowsOf = <Row>(columns: string, table: string): Promise<(Row & Dated)[]> =>
    manager.query(
      `SELECT account_id AS accountId, from_month AS fromMonth, ${columns} FROM ${table} WHERE account_id IN (?)`,
      [accountIds],
    );
  for (const row of await rowsOf<{ baseFen: string }>('base_fen AS baseFen', 'base_term'))
    extend(found, row, ({ base }) => ({ base: withRow(base, dated(row, Number(row.baseFen))) }));
  for (const row of await rowsOf<{ unitId: number; status: string }>(
    'unit_id AS unitId, status',
    'status_term',
  )) {
    const standing = { unitId: row.unitId, status: row.status };
    extend(found, row, (lines) => ({ standing: withRow(lines.standing, dated(row, standing)) }));
  }
  for (const row of await rowsOf<RatioColumns | Record<keyof RatioColumns, null>>(
    RATIOS,
    'own_ratio_term',
  )) {
    const own = row.unitRatioBp === null ? null : ratiosOf(row);
    extend(found, row, (lines) => ({ ownRatios: withRow(lines.ownRatios, dated(row, own)) }));
  }
  return found;
}

interface Dated {
  readonly accountId: number;
  readonly fromMonth: string;
}

function dated<Value>({ fromMonth }: Dated, value: Value) {
  return { fromMonth, value };
}

function extend(
  found: Map<number, AccountLines>,
  { accountId }: Dated,
  more: (lines: AccountLines) => Partial<AccountLines>,
): void {
  const lines = found.get(accountId) ?? NO_LINES;
  found.set(accountId, { ...lines, ...more(lines) });
}

/** What is posted for months after the one the lists show, of some accounts, oldest first. */
export interface LaterTerm {
  readonly accountId: number;
  readonly fromMonth: string;
  /** Null where the base stays. */
  readonly baseFen: number | null;
  /** Null where the status stays. */
  readonly status: string | null;
  readonly businessNo: string | null;
}

/** Of accounts that have a later month; the others are not asked about. */
export async function laterTerms(
  manager: EntityManager,
  accounts: readonly { readonly accountId: number; readonly laterMonth: string | null }[],
): Promise<Map<number, LaterTerm[]>> {
  const asked = accounts.flatMap(({ accountId, laterMonth }) =>
    laterMonth === null ? [] : [[accountId, laterMonth]],
  );
  const found = new Map<number, LaterTerm[]>();
  if (asked.length === 0) return found;
  const after = `WHERE ${asked.map(() => '(account_id = ? AND from_month >= ?)').join(' OR ')}`;
  const rows: (Omit<LaterTerm, 'baseFen'> & { baseFen: string | null })[] = await manager.query(
    `SELECT account_id AS accountId, from_month AS fromMonth, base_fen AS baseFen, NULL AS status,
            business_no AS businessNo FROM base_term ${after}
     UNION ALL
     SELECT account_id, from_month, NULL, status, business_no FROM status_term ${after}
     ORDER BY accountId, fromMonth`,
    [...asked.flat(), ...asked.flat()],
  );
  for (const row of rows) {
    const term = { ...row, baseFen: row.baseFen === null ? null : Number(row.baseFen) };
    found.set(row.accountId, [...(found.get(row.accountId) ?? []), term]);
  }
  return found;
}
