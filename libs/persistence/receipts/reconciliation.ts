import type { EntityManager } from 'typeorm';

/** What the bank says and what the books say of one account, and what only one of them knows (未达账). In fen. */
export interface Reconciliation {
  readonly bankAccount: string;
  /** Null before the first statement that tells a balance. */
  readonly statement: {
    readonly id: number;
    readonly lastDay: string;
    readonly closingFen: bigint;
  } | null;
  /** 101. */
  readonly bookFen: bigint;
  /** Booked by the bank's message, on no statement yet (企业已收、银行对账单未列). */
  readonly unlisted: { readonly count: number; readonly fen: bigint };
  /** Taken back by the bank and booked, on no statement yet (企业已付、银行对账单未列). */
  readonly unlistedPaid: { readonly count: number; readonly fen: bigint };
  /** Left the bank account, not in the books (银行已付、企业未付). */
  readonly unbooked: { readonly count: number; readonly fen: bigint };
  /** Nothing where they agree; null without a statement. */
  readonly differenceFen: bigint | null;
}

interface SumRead {
  readonly count: string;
  readonly fen: string;
}

/** Statement + what it does not list, in and out + what left and the books do not know = 101. */
export async function reconcile(
  manager: EntityManager,
  bankAccount: string,
): Promise<Reconciliation> {
  const statement = await lastStatement(manager, bankAccount);
  const bookFen = await bookBalance(manager, bankAccount);
  const unlisted = await sumOf(
    manager,
    `SELECT COUNT(*) AS count, COALESCE(SUM(r.fen), 0) AS fen
       FROM bank_receipt r LEFT JOIN bank_statement s ON s.id = r.statement_id
      WHERE r.bank_account = ? AND s.closing_fen IS NULL`,
    bankAccount,
  );
  const unbooked = await sumOf(
    manager,
    `SELECT COUNT(*) AS count, COALESCE(SUM(d.fen), 0) AS fen
       FROM bank_debit d JOIN bank_statement s ON s.id = d.statement_id
      WHERE d.bank_account = ? AND s.closing_fen IS NOT NULL AND d.voucher_id IS NULL`,
    bankAccount,
  );
  const unlistedPaid = await sumOf(
    manager,
    `SELECT COUNT(*) AS count, COALESCE(SUM(d.fen), 0) AS fen
       FROM bank_debit d LEFT JOIN bank_statement s ON s.id = d.statement_id
      WHERE d.bank_account = ? AND s.closing_fen IS NULL AND d.voucher_id IS NOT NULL`,
    bankAccount,
  );
  const differenceFen =
    statement === null
      ? null
      : statement.closingFen + unlisted.fen - unlistedPaid.fen + unbooked.fen - bookFen;
  return { bankAccount, statement, bookFen, unlisted, unlistedPaid, unbooked, differenceFen };
}

async function lastStatement(
  manager: EntityManager,
  bankAccount: string,
): Promise<Reconciliation['statement']> {
  const [row]: { id: number; lastDay: string; closingFen: string }[] = await manager.query(
    `SELECT id, CAST(last_day AS CHAR) AS lastDay, closing_fen AS closingFen FROM bank_statement
      WHERE bank_account = ? AND closing_fen IS NOT NULL ORDER BY last_day DESC, id DESC LIMIT 1`,
    [bankAccount],
  );
  return row === undefined ? null : { ...row, closingFen: BigInt(row.closingFen) };
}

async function bookBalance(manager: EntityManager, bankAccount: string): Promise<bigint> {
  const [row]: { fen: string }[] = await manager.query(
    `SELECT COALESCE(SUM(IF(l.side = 'D', l.amount_fen, -l.amount_fen)), 0) AS fen
       FROM voucher_line l JOIN sub_account s ON s.id = l.sub_account_id
      WHERE s.account = '101' AND s.kind = 'bank' AND s.owner = ?`,
    [bankAccount],
  );
  return BigInt(row?.fen ?? 0);
}

async function sumOf(manager: EntityManager, sql: string, bankAccount: string) {
  const [row]: SumRead[] = await manager.query(sql, [bankAccount]);
  return { count: Number(row?.count ?? 0), fen: BigInt(row?.fen ?? 0) };
}
