import { isDeepStrictEqual } from 'node:util';
import type { EntityManager } from 'typeorm';
import type { Terms } from '#libs/fund/terms';
import {
  ACCOUNT_COLUMNS,
  accountsIn,
  type KeptAccount,
  type RegisterAccount,
} from '#libs/persistence/register-account';
import {
  keepTerms,
  monthRefusal,
  registerCase,
  termsOfCase,
  type RegisterCase,
} from '#libs/persistence/register-case';
import {
  decideAccount,
  rewriteRows,
  type DecidedAmounts,
  type DecidedRow,
} from '#libs/persistence/register-row';
import type { RegisterRule } from '#libs/persistence/register-rule';
import { deriveHead, type RegisterTotals } from '#libs/persistence/register-totals';
import type { Refusal } from '#libs/submission/refusal';

const ROWS_PER_STEP = 2_000;

export interface Rechecked {
  readonly terms: Terms;
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
  const terms = await termsOfCase(manager, found, now);
  await decideByTerms(manager, rule, found, terms);
  // What is submitted is summed from its rows, whatever the head has kept.
  const totals = await deriveHead(manager, businessNo);
  return { terms, monthRefusal: monthRefusal(rule, found, terms, now), totals };
}

/** Keeps the invariant: every row of the register is decided by the terms in the head, and summed up there. */
export async function decideByTerms(
  manager: EntityManager,
  rule: RegisterRule,
  found: RegisterCase,
  terms: Terms,
): Promise<void> {
  const sameTerms = isDeepStrictEqual(found.terms, terms);
  const again = await decideAgain(manager, rule, { found, terms, movedOnly: sameTerms });
  if (again.decided > 0) await deriveHead(manager, found.businessNo);
  if (!sameTerms) await keepTerms(manager, found.businessNo, terms);
}

interface Scope {
  readonly found: Pick<RegisterCase, 'businessNo' | 'unitId'>;
  readonly terms: Terms;
  /** Only rows whose account's version or unit is no longer the one decided against. */
  readonly movedOnly: boolean;
  readonly chosenOnly?: boolean;
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
    const rows = await rowsToDecide(manager, scope, after);
    const decided = rows.map((row) => ({ rowNo: row.rowNo, row: decideInUnit(rule, row, scope) }));
    await rewriteRows(manager, scope.found.businessNo, decided);
    count += decided.length;
    refused.push(...decided.filter(({ row }) => row.finding !== null));
    const standing = new Map(rows.map((row) => [row.rowNo, row.standing]));
    for (const { rowNo, row } of decided)
      if (standing.get(rowNo) !== told(row.amounts)) moved.push(rowNo);
    const last = rows.at(-1);
    if (last === undefined || rows.length < ROWS_PER_STEP)
      return { decided: count, refused, moved };
    after = last.rowNo;
  }
}

interface RowToDecide extends RegisterAccount {
  readonly rowNo: number;
  readonly typedFen: number;
  /** The amounts in the register, as `told` tells them. */
  readonly standing: string;
}

function told(amounts: DecidedAmounts): string {
  return [
    amounts.baseBeforeFen,
    amounts.unitBeforeFen,
    amounts.personalBeforeFen,
    amounts.fiscalBeforeFen,
    amounts.baseAfterFen,
    amounts.unitAfterFen,
    amounts.personalAfterFen,
    amounts.fiscalAfterFen,
  ].join(' ');
}

function decideInUnit(rule: RegisterRule, row: RowToDecide, { found, terms }: Scope): DecidedRow {
  const decided = decideAccount(rule, row, row.typedFen, terms);
  return row.unitId === found.unitId
    ? decided
    : { ...decided, finding: { code: 'ACCOUNT_NOT_IN_UNIT' } };
}

async function rowsToDecide(
  manager: EntityManager,
  scope: Scope,
  after: number,
): Promise<RowToDecide[]> {
  const moved = scope.movedOnly ? 'AND (a.version <> r.decided_version OR a.unit_id <> ?)' : '';
  const chosen = scope.chosenOnly === true ? 'AND r.chosen = 1' : '';
  const rows: (KeptAccount & Omit<RowToDecide, keyof RegisterAccount>)[] = await manager.query(
    `SELECT r.row_no AS rowNo, r.base_after_fen AS typedFen,
            CONCAT_WS(' ', r.base_before_fen, r.unit_before_fen, r.personal_before_fen, r.fiscal_before_fen,
                      r.base_after_fen, r.unit_after_fen, r.personal_after_fen, r.fiscal_after_fen) AS standing,
            ${ACCOUNT_COLUMNS}
       FROM register_row r JOIN personal_account a ON a.id = r.account_id JOIN member m ON m.id = a.member_id
      WHERE r.business_no = ? AND r.row_no > ? ${moved} ${chosen} ORDER BY r.row_no LIMIT ${String(ROWS_PER_STEP)}`,
    [scope.found.businessNo, after, ...(scope.movedOnly ? [scope.found.unitId] : [])],
  );
  const accounts = await accountsIn(manager, rows, scope.terms);
  return accounts.map((row) => ({ ...row, typedFen: Number(row.typedFen) }));
}
