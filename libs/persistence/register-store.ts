import type { EntityManager } from 'typeorm';
import { RuleViolation } from '#libs/fund/rule-violation';
import type { Terms } from '#libs/fund/terms';
import type { DraftEdit } from '#libs/persistence/held-case';
import { accountsByNumber, type RegisterAccount } from '#libs/persistence/register-account';
import {
  lockDraft,
  monthRefusal,
  termsOfCase,
  type RegisterCase,
} from '#libs/persistence/register-case';
import { decideByTerms } from '#libs/persistence/register-recheck';
import { decideAccount, insertRow, rewriteRows } from '#libs/persistence/register-row';
import type { RegisterRule } from '#libs/persistence/register-rule';
import { closeEdit, type RegisterHead } from '#libs/persistence/register-totals';

/** A register holds no more rows than the largest import: posting and print are measured for it. */
export const REGISTER_ROWS_MAX = 100_000;

export interface RowEdited {
  readonly rowNo: number;
  readonly head: RegisterHead;
}

/** 录入清册. A finding is thrown and nothing is written. */
export async function addRow(
  manager: EntityManager,
  rule: RegisterRule,
  edit: DraftEdit,
  entry: { readonly accountNo: string; readonly baseAfterFen: number },
): Promise<RowEdited> {
  const { found, terms } = await openEdit(manager, rule, edit);
  const account = (await accountsByNumber(manager, found.unitId, [entry.accountNo], terms)).get(
    entry.accountNo,
  );
  if (account === undefined) throw new RuleViolation('ACCOUNT_NOT_IN_UNIT');
  await requireNotInRegister(manager, edit.businessNo, account);
  const rowNo = await nextRowNo(manager, edit.businessNo);
  await insertRow(
    manager,
    edit.businessNo,
    rowNo,
    decideOrThrow(rule, account, entry.baseAfterFen, terms),
  );
  return { rowNo, head: await closeEdit(manager, edit.businessNo) };
}

export async function changeRow(
  manager: EntityManager,
  rule: RegisterRule,
  edit: DraftEdit,
  change: { readonly rowNo: number; readonly baseAfterFen: number },
): Promise<RowEdited> {
  const { found, terms } = await openEdit(manager, rule, edit);
  const [row]: { accountNo: string }[] = await manager.query(
    `SELECT a.account_no AS accountNo FROM register_row r JOIN personal_account a ON a.id = r.account_id
      WHERE r.business_no = ? AND r.row_no = ?`,
    [edit.businessNo, change.rowNo],
  );
  if (row === undefined) throw new RuleViolation('ROW_NOT_FOUND');
  const account = (await accountsByNumber(manager, found.unitId, [row.accountNo], terms)).get(
    row.accountNo,
  );
  if (account === undefined) throw new RuleViolation('ACCOUNT_NOT_IN_UNIT');
  const decided = decideOrThrow(rule, account, change.baseAfterFen, terms);
  await rewriteRows(manager, edit.businessNo, [{ rowNo: change.rowNo, row: decided }]);
  return { rowNo: change.rowNo, head: await closeEdit(manager, edit.businessNo) };
}

/** Rows by number, 'all' of them, those with a finding, or all but some: a condition is never sent as its rows. */
export type RowChoice =
  readonly number[] | 'all' | 'findings' | { readonly allBut: readonly number[] };

export async function deleteRows(
  manager: EntityManager,
  edit: DraftEdit,
  rows: RowChoice,
): Promise<RegisterHead> {
  await lockDraft(manager, edit);
  const { where, values } = whereRows(edit.businessNo, rows);
  await manager.query(`DELETE FROM register_row WHERE ${where}`, values);
  return closeEdit(manager, edit.businessNo);
}

export async function chooseRows(
  manager: EntityManager,
  edit: DraftEdit,
  rows: RowChoice,
  chosen: boolean,
): Promise<RegisterHead> {
  await lockDraft(manager, edit);
  const { where, values } = whereRows(edit.businessNo, rows);
  await manager.query(`UPDATE register_row SET chosen = ? WHERE ${where}`, [chosen, ...values]);
  return closeEdit(manager, edit.businessNo);
}

/** Locks the draft and brings its rows to the terms of today, so that old and new rows are judged alike. */
export async function openEdit(
  manager: EntityManager,
  rule: RegisterRule,
  edit: DraftEdit,
): Promise<{ found: RegisterCase; terms: Terms }> {
  const found = await lockDraft(manager, edit);
  const terms = await termsOfCase(manager, found, edit.now);
  const refusal = monthRefusal(rule, found, terms, edit.now);
  if (refusal !== null) throw new RuleViolation(refusal.code, refusal.details);
  await decideByTerms(manager, rule, found, terms);
  return { found, terms };
}

export async function nextRowNo(manager: EntityManager, businessNo: string): Promise<number> {
  const [row]: { count: string; last: number | null }[] = await manager.query(
    'SELECT COUNT(*) AS count, MAX(row_no) AS last FROM register_row WHERE business_no = ?',
    [businessNo],
  );
  if (Number(row?.count ?? 0) >= REGISTER_ROWS_MAX)
    throw new RuleViolation('REGISTER_FULL', { max: REGISTER_ROWS_MAX });
  return (row?.last ?? 0) + 1;
}

function decideOrThrow(
  rule: RegisterRule,
  account: RegisterAccount,
  baseAfterFen: number,
  terms: Terms,
) {
  const decided = decideAccount(rule, account, baseAfterFen, terms);
  if (decided.finding !== null)
    throw new RuleViolation(decided.finding.code, decided.finding.details);
  return decided;
}

async function requireNotInRegister(
  manager: EntityManager,
  businessNo: string,
  account: RegisterAccount,
): Promise<void> {
  const [row]: { rowNo: number }[] = await manager.query(
    'SELECT row_no AS rowNo FROM register_row WHERE business_no = ? AND account_id = ?',
    [businessNo, account.id],
  );
  if (row !== undefined) throw new RuleViolation('ROW_ALREADY_THERE', { rowNo: row.rowNo });
}

function whereRows(businessNo: string, rows: RowChoice): { where: string; values: unknown[] } {
  if (rows === 'all') return { where: 'business_no = ?', values: [businessNo] };
  if (rows === 'findings')
    return { where: 'business_no = ? AND finding_code IS NOT NULL', values: [businessNo] };
  if ('allBut' in rows)
    return { where: 'business_no = ? AND row_no NOT IN (?)', values: [businessNo, rows.allBut] };
  if (rows.length === 0) throw new RuleViolation('NO_ROW_CHOSEN');
  return { where: 'business_no = ? AND row_no IN (?)', values: [businessNo, rows] };
}
