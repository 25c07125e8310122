import type { EntityManager } from 'typeorm';
import type { AccountFacts } from '#libs/submission/register';

/** An account with its holder, as a register row is decided and compared by. */
export interface RegisterAccount extends AccountFacts {
  readonly id: number;
  readonly accountNo: string;
  readonly unitId: number;
  readonly version: number;
  readonly name: string;
  readonly idNumber: string;
}

/** Columns of account `a` and member `m`; amounts come as text and pass through `accountOf`. */
export const ACCOUNT_COLUMNS = `
  a.id, a.account_no AS accountNo, a.unit_id AS unitId, a.version, m.name, m.id_number AS idNumber, a.status,
  a.base_fen AS baseFen, a.unit_fen AS unitFen, a.personal_fen AS personalFen, a.fiscal_fen AS fiscalFen,
  a.unit_ratio_bp AS unitRatioBp, a.personal_ratio_bp AS personalRatioBp, a.fiscal_ratio_bp AS fiscalRatioBp,
  a.paid_through_month AS paidThroughMonth, a.last_base_month AS lastBaseMonth`;

const FROM_ACCOUNT = 'FROM personal_account a JOIN member m ON m.id = a.member_id';

/** The accounts of these numbers in the unit, in one read; other units' numbers are simply not among them. */
export async function accountsByNumber(
  manager: EntityManager,
  unitId: number,
  accountNos: readonly string[],
): Promise<Map<string, RegisterAccount>> {
  if (accountNos.length === 0) return new Map();
  // By number alone: with the unit in the condition the server walks the whole unit for each thousand numbers.
  const rows: RegisterAccount[] = await manager.query(
    `SELECT ${ACCOUNT_COLUMNS} ${FROM_ACCOUNT} WHERE a.account_no IN (?)`,
    [accountNos],
  );
  return new Map(
    rows.filter((row) => row.unitId === unitId).map((row) => [row.accountNo, accountOf(row)]),
  );
}

/** BIGINT columns arrive as text. */
export function accountOf<Row extends RegisterAccount>(row: Row): Row {
  return {
    ...row,
    baseFen: Number(row.baseFen),
    unitFen: Number(row.unitFen),
    personalFen: Number(row.personalFen),
    fiscalFen: Number(row.fiscalFen),
  };
}
