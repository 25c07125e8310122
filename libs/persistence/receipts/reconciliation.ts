import type { EntityManager } from 'typeorm';
import { lastStatement, type LastStatement } from '#libs/persistence/receipts/statement-queries';
import {
  unmatchedSum,
  type UnmatchedKind,
  type UnmatchedSum,
} from '#libs/persistence/receipts/unmatched-queries';

/** What the bank says and what the books say of one account, and what only one of them knows (未达账). In fen. */
export interface Reconciliation {
  readonly bankAccount: string;
  /** Null before the first statement that tells a balance. */
  readonly statement: LastStatement | null;
  /** 101. */
  readonly bookFen: bigint;
  /** Booked by the bank's message, on no statement yet (企业已收、银行对账单未列). */
  readonly unlisted: UnmatchedSum;
  /** Taken back by the bank and booked, on no statement yet (企业已付、银行对账单未列). */
  readonly unlistedPaid: UnmatchedSum;
  /** Left the bank account, not in the books (银行已付、企业未付). */
  readonly unbooked: UnmatchedSum;
  /** Nothing where they agree; null without a statement. */
  readonly differenceFen: bigint | null;
}

/** Statement + what it does not list, in and out + what left and the books do not know = 101. */
export async function reconcile(
  manager: EntityManager,
  bankAccount: string,
): Promise<Reconciliation> {
  const statement = await lastStatement(manager, bankAccount);
  const bookFen = await bookBalance(manager, bankAccount);
  const sum = (kind: UnmatchedKind) => unmatchedSum(manager, bankAccount, kind);
  const unlisted = await sum('book-received');
  const unlistedPaid = await sum('book-paid');
  const unbooked = await sum('bank-paid');
  const differenceFen =
    statement === null
      ? null
      : statement.closingFen + unlisted.fen - unlistedPaid.fen + unbooked.fen - bookFen;
  return { bankAccount, statement, bookFen, unlisted, unlistedPaid, unbooked, differenceFen };
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
