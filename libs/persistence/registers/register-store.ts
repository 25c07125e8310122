import { isDeepStrictEqual } from 'node:util';
import type { EntityManager } from 'typeorm';
import { RuleViolation } from '#libs/fund/rule-violation';
import type { DraftEdit } from '#libs/persistence/cases/held-case';
import {
  lockDraft,
  monthRefusal,
  contextOfCase,
  type CaseContext,
  type RegisterCase,
} from '#libs/persistence/registers/register-case';
import {
  allRows,
  narrowed,
  rowsNumbered,
  rowsShown,
  type RowsNamed,
  type RowsShown,
} from '#libs/persistence/registers/register-filter';
import {
  decideOrThrow,
  expanded,
  joined,
  requireNotInRegister,
  standingRow,
  subjectOfEntry,
  type RowEntry,
} from '#libs/persistence/registers/register-entry';
import { decideByTerms } from '#libs/persistence/registers/register-recheck';
import { lastRowNo, requireRoomFor } from '#libs/persistence/registers/register-room';
import { insertDecided, rewriteRows } from '#libs/persistence/registers/register-row';
import { rowKeyOf, type RegisterRule } from '#libs/persistence/registers/register-rule';
import {
  closeEdit,
  keptTotals,
  movedBy,
  type RegisterHead,
} from '#libs/persistence/registers/register-totals';

export interface RowEdited {
  /** The first of them. */
  readonly rowNo: number;
  /** How many rows the entry made. */
  readonly rows: number;
  readonly head: RegisterHead;
}

/** 录入清册: one row, or those that the entry makes. A finding is thrown and nothing is written. */
export async function addRow(
  manager: EntityManager,
  rule: RegisterRule,
  edit: DraftEdit,
  entry: RowEntry,
): Promise<RowEdited> {
  const { businessNo } = edit;
  const { found, context } = await openEdit(manager, rule, edit);
  const subject = await subjectOfEntry(manager, rule, { found, context }, entry);
  const typed = expanded(rule, entry.typed);
  for (const one of typed)
    await requireNotInRegister(manager, businessNo, rowKeyOf(rule, subject.key, one), 0);
  const first = await firstFreeRowNo(manager, businessNo, typed.length);
  const rows = typed.map((one, at) => ({
    rowNo: first + at,
    row: decideOrThrow(rule, subject, one, context),
  }));
  return rowsEdited(
    manager,
    businessNo,
    rows.map(({ rowNo }) => rowNo),
    () => insertDecided(manager, businessNo, rows),
  );
}

/** A row entered anew in part. */
export async function changeRow(
  manager: EntityManager,
  rule: RegisterRule,
  edit: DraftEdit,
  change: Omit<RowEntry, 'accountNo'> & { readonly rowNo: number },
): Promise<RowEdited> {
  const { found, context } = await openEdit(manager, rule, edit);
  const { businessNo } = edit;
  const { rowNo } = change;
  const row = await standingRow(manager, rule, businessNo, rowNo);
  const typed = joined(row.typed, change.typed);
  const entry = { ...change, accountNo: row.accountNo, typed };
  const subject = await subjectOfEntry(manager, rule, { found, context }, entry);
  await requireNotInRegister(manager, businessNo, rowKeyOf(rule, subject.key, typed), rowNo);
  const decided = decideOrThrow(rule, subject, typed, context);
  return rowsEdited(manager, businessNo, [rowNo], () =>
    rewriteRows(manager, businessNo, [{ rowNo, row: decided }]),
  );
}

/** Rows by number, all of them, or those a page shows, but some: a condition is never sent as its rows. */
export type RowChoice =
  | { readonly rowNos: readonly number[] }
  | (RowsShown & { readonly all: true; readonly but: readonly number[] });

/**
 * Deleting takes what it names out of the head: the rows that stay are not read. With a count, it is that many rows or
 * none at all.
 */
export async function deleteRows(
  manager: EntityManager,
  edit: DraftEdit,
  choice: RowChoice,
  count?: number,
): Promise<RegisterHead> {
  await lockDraft(manager, edit);
  const rows = rowsOf(edit.businessNo, choice);
  const moved = await movedBy(manager, rows, () =>
    manager.query(`DELETE r FROM ${rows.from} WHERE ${rows.where}`, [...rows.values]),
  );
  const found = -moved.rows;
  if (count !== undefined && count !== found)
    throw new RuleViolation('ROWS_NOT_AS_SHOWN', { count, found });
  return closeEdit(manager, edit.businessNo, moved);
}

export async function chooseRows(
  manager: EntityManager,
  edit: DraftEdit,
  choice: RowChoice,
  chosen: boolean,
): Promise<RegisterHead> {
  await lockDraft(manager, edit);
  return editRows(manager, edit.businessNo, choice, (rows) =>
    manager.query(`UPDATE ${rows.from} SET r.chosen = ? WHERE ${rows.where}`, [
      chosen,
      ...rows.values,
    ]),
  );
}

/** Rows by number move the head by themselves; after a condition, which an edit may change, it is summed anew. */
export async function editRows(
  manager: EntityManager,
  businessNo: string,
  choice: RowChoice,
  work: (rows: RowsNamed) => Promise<unknown>,
): Promise<RegisterHead> {
  const rows = rowsOf(businessNo, choice);
  if ('rowNos' in choice)
    return closeEdit(manager, businessNo, await movedBy(manager, rows, () => work(rows)));
  await work(rows);
  return closeEdit(manager, businessNo, 'everything');
}

/**
 * Locks the draft and brings its rows to the terms of today, so that old and new rows are judged alike. Accounts that
 * moved on by themselves are looked for where the whole register is read anyway: at preview, submit and import.
 */
export async function openEdit(
  manager: EntityManager,
  rule: RegisterRule,
  edit: DraftEdit,
): Promise<{ found: RegisterCase; context: CaseContext }> {
  const found = await lockDraft(manager, edit);
  const context = await contextOfCase(manager, rule, found, edit.now);
  const refusal = monthRefusal(rule, context);
  if (refusal !== null) throw new RuleViolation(refusal.code, refusal.details);
  if (!isDeepStrictEqual(found.terms, context.kept))
    await decideByTerms(manager, rule, found, context);
  return { found, context };
}

async function firstFreeRowNo(
  manager: EntityManager,
  businessNo: string,
  count: number,
): Promise<number> {
  requireRoomFor((await keptTotals(manager, businessNo)).rows + count);
  return (await lastRowNo(manager, businessNo)) + 1;
}

/** Some rows written, and the head moved by them alone. */
async function rowsEdited(
  manager: EntityManager,
  businessNo: string,
  rowNos: readonly number[],
  write: () => Promise<void>,
): Promise<RowEdited> {
  const moved = await movedBy(manager, rowsNumbered(businessNo, rowNos), write);
  const head = await closeEdit(manager, businessNo, moved);
  return { rowNo: rowNos[0] ?? 0, rows: rowNos.length, head };
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
