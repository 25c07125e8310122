import { isDeepStrictEqual } from 'node:util';
import type { EntityManager } from 'typeorm';
import {
  ACCOUNT_COLUMNS,
  accountsIn,
  type KeptAccount,
} from '#libs/persistence/registers/register-account';
import {
  keepTerms,
  monthRefusal,
  registerCase,
  type CaseContext,
  contextOfCase,
  type RegisterCase,
} from '#libs/persistence/registers/register-case';
import {
  decideSubject,
  jsonText,
  rewriteRows,
  valuesOf,
  type DecidedRow,
} from '#libs/persistence/registers/register-row';
import { typedOf, type RegisterRule } from '#libs/persistence/registers/register-rule';
import {
  accountSubject,
  namedPerson,
  personSubjects,
  personVersionSql,
  type SubjectRead,
} from '#libs/persistence/registers/register-subject';
import { withPast } from '#libs/persistence/registers/past-months';
import type { RowsNamed } from '#libs/persistence/registers/register-filter';
import { deriveHead, type RegisterTotals } from '#libs/persistence/registers/register-totals';
import type { Refusal } from '#libs/case/refusal';
import type { RowContext, TypedValues } from '#libs/case/register';

const ROWS_PER_STEP = 2_000;

export interface Rechecked {
  readonly context: CaseContext;
  /** The month as a whole is not open; the rows are decided all the same. */
  readonly monthRefusal: Refusal | null;
  readonly totals: RegisterTotals;
}

/**
 * Brings a register up to date before it is submitted, or after its month changed: rows are decided again whose
 * account has moved on, or all of them when the terms differ from those they were decided by. Writes rows and terms.
 */
export async function recheckRegister(
  manager: EntityManager,
  rule: RegisterRule,
  businessNo: string,
  now: Date,
): Promise<Rechecked> {
  const found = await registerCase(manager, businessNo);
  const context = await contextOfCase(manager, rule, found, now);
  await decideByTerms(manager, rule, found, context);
  // What is submitted is summed from its rows, whatever the head has kept.
  const totals = await deriveHead(manager, businessNo);
  return { context, monthRefusal: monthRefusal(rule, context), totals };
}

/** Keeps the invariant: every row of the register is decided by the terms in the head, and summed up there. */
export async function decideByTerms(
  manager: EntityManager,
  rule: RegisterRule,
  found: RegisterCase,
  context: CaseContext,
): Promise<void> {
  const sameTerms = isDeepStrictEqual(found.terms, context.kept);
  const again = await decideAgain(manager, rule, { found, context, movedOnly: sameTerms });
  if (again.decided > 0) await deriveHead(manager, found.businessNo);
  if (!sameTerms) await keepTerms(manager, found.businessNo, context.kept);
}

interface Scope {
  readonly found: Pick<RegisterCase, 'businessNo' | 'unitId'>;
  readonly context: RowContext;
  /** Only rows whose account's version or unit is no longer the one decided against. */
  readonly movedOnly: boolean;
  readonly chosenOnly?: boolean;
  /** These rows alone. */
  readonly only?: RowsNamed;
}

export interface AgainDecided {
  readonly rowNo: number;
  readonly row: DecidedRow;
}

/** What deciding again has changed. */
export interface Again {
  /** How many rows were decided. */
  readonly decided: number;
  /** Rows that have a finding now. */
  readonly refused: readonly AgainDecided[];
  /** Rows whose amounts, before or after, are no longer those that stood in the register. */
  readonly moved: readonly number[];
}

/** Decides rows again in steps by row number. */
export async function decideAgain(
  manager: EntityManager,
  rule: RegisterRule,
  scope: Scope,
): Promise<Again> {
  const refused: AgainDecided[] = [];
  const moved: number[] = [];
  let count = 0;
  for (let after = 0; ;) {
    const rows = await rowsToDecide(manager, rule, scope, after);
    const decided = rows.map((row) => ({ rowNo: row.rowNo, row: decideInUnit(rule, row, scope) }));
    await rewriteRows(manager, scope.found.businessNo, decided);
    count += decided.length;
    refused.push(...decided.filter(({ row }) => row.finding !== null));
    const standing = new Map(rows.map((row) => [row.rowNo, row.standing]));
    for (const { rowNo, row } of decided) if (standing.get(rowNo) !== told(row)) moved.push(rowNo);
    const last = rows.at(-1);
    if (last === undefined || rows.length < ROWS_PER_STEP)
      return { decided: count, refused, moved };
    after = last.rowNo;
  }
}

interface RowToDecide {
  readonly rowNo: number;
  readonly subject: SubjectRead;
  readonly isOfUnit: boolean;
  readonly typed: TypedValues;
  /** Month, amounts and what else was decided, as `told` tells them. */
  readonly standing: string;
}

function told({ amounts, month, decided }: DecidedRow): string {
  return [
    month ?? '',
    amounts.baseBeforeFen,
    amounts.unitBeforeFen,
    amounts.personalBeforeFen,
    amounts.fiscalBeforeFen,
    amounts.baseAfterFen,
    amounts.unitAfterFen,
    amounts.personalAfterFen,
    amounts.fiscalAfterFen,
    jsonText(decided) ?? '',
  ].join(' ');
}

function decideInUnit(rule: RegisterRule, row: RowToDecide, { context }: Scope): DecidedRow {
  const decided = decideSubject(rule, row.subject, row.typed, context);
  return row.isOfUnit ? decided : { ...decided, finding: { code: 'ACCOUNT_NOT_IN_UNIT' } };
}

const KEPT_OF_ROW = `r.row_no AS rowNo, r.row_key AS rowKey, r.base_after_fen AS baseAfterFen, r.typed,
  CONCAT_WS(' ', COALESCE(r.month, ''), r.base_before_fen, r.unit_before_fen, r.personal_before_fen, r.fiscal_before_fen,
            r.base_after_fen, r.unit_after_fen, r.personal_after_fen, r.fiscal_after_fen, COALESCE(r.decided, '')) AS standing`;
interface KeptOfRow {
  readonly rowNo: number;
  readonly rowKey: string;
  readonly baseAfterFen: string;
  readonly typed: string | null;
  readonly standing: string;
}

function typedOfRow(rule: RegisterRule, row: KeptOfRow): TypedValues {
  return typedOf(rule, Number(row.baseAfterFen), valuesOf(row.typed));
}

function rowsToDecide(
  manager: EntityManager,
  rule: RegisterRule,
  scope: Scope,
  after: number,
): Promise<RowToDecide[]> {
  return rule.subject.kind === 'account'
    ? accountRows(manager, rule, scope, after)
    : personRows(manager, rule, scope, after);
}

async function accountRows(
  manager: EntityManager,
  rule: RegisterRule,
  scope: Scope,
  after: number,
): Promise<RowToDecide[]> {
  const moved = scope.movedOnly ? 'AND (a.version <> r.decided_version OR a.unit_id <> ?)' : '';
  const { businessNo, unitId } = scope.found;
  const narrowed = narrowing(scope);
  const rows: (KeptAccount & KeptOfRow)[] = await manager.query(
    `SELECT ${KEPT_OF_ROW}, ${ACCOUNT_COLUMNS}
       FROM register_row r JOIN personal_account a ON a.id = r.account_id JOIN member m ON m.id = a.member_id
      WHERE r.business_no = ? AND r.row_no > ? ${moved} ${narrowed.sql}
      ORDER BY r.row_no LIMIT ${String(ROWS_PER_STEP)}`,
    [businessNo, after, ...(scope.movedOnly ? [unitId] : []), ...narrowed.values],
  );
  const typed = new Map(rows.map((row) => [row.rowNo, typedOfRow(rule, row)]));
  const asked = { ...scope.context, past: rule.past, unitId, typed: [...typed.values()] };
  const accounts = await withPast(manager, await accountsIn(manager, rows, scope.context), asked);
  return accounts.map((account) => ({
    rowNo: account.rowNo,
    subject: accountSubject(account),
    isOfUnit: account.unitId === unitId,
    typed: typed.get(account.rowNo) ?? {},
    standing: account.standing,
  }));
}

async function personRows(
  manager: EntityManager,
  rule: RegisterRule,
  scope: Scope,
  after: number,
): Promise<RowToDecide[]> {
  const moved = scope.movedOnly ? `AND ${personVersionSql('r.row_key')} <> r.decided_version` : '';
  const { businessNo, unitId } = scope.found;
  const narrowed = narrowing(scope);
  const rows: KeptOfRow[] = await manager.query(
    `SELECT ${KEPT_OF_ROW} FROM register_row r
      WHERE r.business_no = ? AND r.row_no > ? ${moved} ${narrowed.sql}
      ORDER BY r.row_no LIMIT ${String(ROWS_PER_STEP)}`,
    [businessNo, after, ...narrowed.values],
  );
  const people = rows.map((row) => ({ row, typed: typedOfRow(rule, row) }));
  const subjects = await personSubjects(
    manager,
    unitId,
    people.map(({ row, typed }) => namedPerson(row.rowKey, typed)),
  );
  return people.flatMap(({ row: { rowNo, rowKey, standing }, typed }) => {
    const subject = subjects.get(rowKey);
    return subject === undefined ? [] : [{ rowNo, subject, isOfUnit: true, typed, standing }];
  });
}

function narrowing({ chosenOnly, only }: Scope): { sql: string; values: readonly unknown[] } {
  const chosen = chosenOnly === true ? 'AND r.chosen = 1' : '';
  if (only === undefined) return { sql: chosen, values: [] };
  const { from, where, values } = only;
  return { sql: `${chosen} AND r.row_no IN (SELECT r.row_no FROM ${from} WHERE ${where})`, values };
}
