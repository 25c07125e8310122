import type { EntityManager } from 'typeorm';
import type { Terms } from '#libs/fund/terms';
import { insertRows, type SqlValue } from '#libs/persistence/bulk-insert';
import type { RegisterAccount } from '#libs/persistence/register-account';
import { isChange, type RegisterRule } from '#libs/persistence/register-rule';
import type { Refusal } from '#libs/submission/refusal';
import type { RowChange } from '#libs/submission/register';

/** Amounts of an account before and after, and the account version that was decided against. */
export interface DecidedAmounts extends RowChange {
  readonly accountId: number;
  readonly decidedVersion: number;
  readonly baseBeforeFen: number;
  readonly unitBeforeFen: number;
  readonly personalBeforeFen: number;
  readonly fiscalBeforeFen: number;
}

export interface DecidedRow {
  readonly amounts: DecidedAmounts;
  readonly finding: Refusal | null;
}

/** One account decided by the business's rule; with a finding the typed base stands, and nothing else moves. */
export function decideAccount(
  rule: RegisterRule,
  account: RegisterAccount,
  baseAfterFen: number,
  terms: Terms,
): DecidedRow {
  const decided = rule.decideRow(account, baseAfterFen, terms);
  const before = {
    accountId: account.id,
    decidedVersion: account.version,
    baseBeforeFen: account.baseFen,
    unitBeforeFen: account.unitFen,
    personalBeforeFen: account.personalFen,
    fiscalBeforeFen: account.fiscalFen,
  };
  if (isChange(decided)) return { amounts: { ...before, ...decided }, finding: null };
  const { unitFen, personalFen, fiscalFen } = account;
  const unmoved = {
    baseAfterFen,
    unitAfterFen: unitFen,
    personalAfterFen: personalFen,
    fiscalAfterFen: fiscalFen,
  };
  return { amounts: { ...before, ...unmoved }, finding: decided };
}

/** Columns of register_row and register_import_row alike, in the order of `amountValues`. */
export const AMOUNT_COLUMNS = [
  'account_id',
  'base_before_fen',
  'unit_before_fen',
  'personal_before_fen',
  'fiscal_before_fen',
  'base_after_fen',
  'unit_after_fen',
  'personal_after_fen',
  'fiscal_after_fen',
  'decided_version',
] as const;

export function amountValues(amounts: DecidedAmounts): SqlValue[] {
  return [
    amounts.accountId,
    amounts.baseBeforeFen,
    amounts.unitBeforeFen,
    amounts.personalBeforeFen,
    amounts.fiscalBeforeFen,
    amounts.baseAfterFen,
    amounts.unitAfterFen,
    amounts.personalAfterFen,
    amounts.fiscalAfterFen,
    amounts.decidedVersion,
  ];
}

export function detailsText(finding: Refusal | null): string | null {
  return finding?.details === undefined ? null : JSON.stringify(finding.details);
}

export function refusalOf(code: string, details: string | null): Refusal {
  return details === null
    ? { code }
    : { code, details: JSON.parse(details) as Record<string, string | number> };
}

export async function insertRow(
  manager: EntityManager,
  businessNo: string,
  rowNo: number,
  row: DecidedRow,
): Promise<void> {
  const columns = [
    'business_no',
    'row_no',
    ...AMOUNT_COLUMNS,
    'finding_code',
    'finding_details',
    'chosen',
  ];
  const values = [
    ...amountValues(row.amounts),
    row.finding?.code ?? null,
    detailsText(row.finding),
    true,
  ];
  await insertRows(manager, 'register_row', columns, [[businessNo, rowNo, ...values]]);
}

export async function rewriteRows(
  manager: EntityManager,
  businessNo: string,
  rows: readonly { readonly rowNo: number; readonly row: DecidedRow }[],
): Promise<void> {
  if (rows.length === 0) return;
  const columns = [...AMOUNT_COLUMNS, 'finding_code', 'finding_details'];
  const values = rows.map(({ rowNo, row }) => [
    businessNo,
    rowNo,
    ...amountValues(row.amounts),
    row.finding?.code ?? null,
    detailsText(row.finding),
  ]);
  await manager.query(
    `INSERT INTO register_row (business_no, row_no, ${columns.join(', ')}) VALUES ?
     ON DUPLICATE KEY UPDATE ${columns.map((column) => `${column} = VALUES(${column})`).join(', ')}`,
    [values],
  );
}
