import { isDeepStrictEqual } from 'node:util';
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
import {
  allRows,
  narrowed,
  rowsNumbered,
  rowsShown,
  type RowsNamed,
  type RowsShown,
} from '#libs/persistence/register-filter';
import { decideByTerms } from '#libs/persistence/register-recheck';
import { decideAccount, insertRow, rewriteRows } from '#libs/persistence/register-row';
import type { RegisterRule } from '#libs/persistence/register-rule';
import {
  closeEdit,
  keptTotals,
  movedBy,
  type RegisterHead,
} from '#libs/persistence/register-totals';

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
  const account = await accountInUnit(manager, found.unitId, entry.accountNo, terms);
  await requireNotInRegister(manager, edit.businessNo, account);
  const rowNo = await nextRowNo(manager, edit.businessNo);
  const decided = decideOrThrow(rule, account, entry.baseAfterFen, terms);
  return rowEdited(manager, edit.businessNo, rowNo, () =>
    insertRow(manager, edit.businessNo, rowNo, decided),
  );
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
  const account = await accountInUnit(manager, found.unitId, row.accountNo, terms);
  const decided = decideOrThrow(rule, account, change.baseAfterFen, terms);
  const { rowNo } = change;
  return rowEdited(manager, edit.businessNo, rowNo, () =>
    rewriteRows(manager, edit.businessNo, [{ rowNo, row: decided }]),
  );
}

/** Rows by number, all of them, or those a page shows, but some: a condition is never sent as its rows. */
export type RowChoice =
  | { readonly rowNos: readonly number[] }
  | (RowsShown & { readonly all: true; readonly but: readonly number[] });

/** Deleting takes what it names out of the head: the rows that stay are not read. */
export async function deleteRows(
  manager: EntityManager,
  edit: DraftEdit,
  choice: RowChoice,
): Promise<RegisterHead> {
  await lockDraft(manager, edit);
  const rows = rowsOf(edit.businessNo, choice);
  const moved = await movedBy(manager, rows, () =>
    manager.query(`DELETE r FROM ${rows.from} WHERE ${rows.where}`, [...rows.values]),
  );
  return closeEdit(manager, edit.businessNo, moved);
}

export async function chooseRows(
  manager: EntityManager,
  edit: DraftEdit,
  choice: RowChoice,
  chosen: boolean,
): Promise<RegisterHead> {
  await lockDraft(manager, edit);
  const rows = rowsOf(edit.businessNo, choice);
  const tick = () =>
    manager.query(`UPDATE ${rows.from} SET r.chosen = ? WHERE ${rows.where}`, [
      chosen,
      ...rows.values,
    ]);
  if ('rowNos' in choice) {
    const moved = await movedBy(manager, rows, tick);
    return closeEdit(manager, edit.businessNo, moved);
  }
  await tick();
  return closeEdit(manager, edit.businessNo, 'everything');
}

/**
 * Locks the draft and brings its rows to the terms of today, so that old and new rows are judged alike. Accounts that
 * moved on by themselves are looked for where the whole register is read anyway: at preview, submit and import.
 */
export async function openEdit(
  manager: EntityManager,
  rule: RegisterRule,
  edit: DraftEdit,
): Promise<{ found: RegisterCase; terms: Terms }> {
  const found = await lockDraft(manager, edit);
  const terms = await termsOfCase(manager, found, edit.now);
  const refusal = monthRefusal(rule, found, terms, edit.now);
  if (refusal !== null) throw new RuleViolation(refusal.code, refusal.details);
  if (!isDeepStrictEqual(found.terms, terms)) await decideByTerms(manager, rule, found, terms);
  return { found, terms };
}

async function nextRowNo(manager: EntityManager, businessNo: string): Promise<number> {
  const { rows } = await keptTotals(manager, businessNo);
  if (rows >= REGISTER_ROWS_MAX)
    throw new RuleViolation('REGISTER_FULL', { max: REGISTER_ROWS_MAX });
  const [row]: { last: number | null }[] = await manager.query(
    'SELECT MAX(row_no) AS last FROM register_row WHERE business_no = ?',
    [businessNo],
  );
  return (row?.last ?? 0) + 1;
}

async function accountInUnit(
  manager: EntityManager,
  unitId: number,
  accountNo: string,
  terms: Terms,
): Promise<RegisterAccount> {
  const accounts = await accountsByNumber(manager, unitId, [accountNo], terms);
  const account = accounts.get(accountNo);
  if (account === undefined) throw new RuleViolation('ACCOUNT_NOT_IN_UNIT');
  return account;
}

/** One row written, and the head moved by it alone. */
async function rowEdited(
  manager: EntityManager,
  businessNo: string,
  rowNo: number,
  write: () => Promise<void>,
): Promise<RowEdited> {
  const moved = await movedBy(manager, rowsNumbered(businessNo, [rowNo]), write);
  return { rowNo, head: await closeEdit(manager, businessNo, moved) };
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

/** @throws RuleViolation NO_ROW_CHOSEN: nothing named is never everything */
function rowsOf(businessNo: string, choice: RowChoice): RowsNamed {
  if ('rowNos' in choice) {
    if (choice.rowNos.length === 0) throw new RuleViolation('NO_ROW_CHOSEN');
    return rowsNumbered(businessNo, choice.rowNos);
  }
  const { but, only, q = '' } = choice;
  const rows =
    only === undefined && q === '' ? allRows(businessNo) : rowsShown(businessNo, { only, q });
  return but.length === 0 ? rows : narrowed(rows, 'r.row_no NOT IN (?)', but);
}
