import type { EntityManager } from 'typeorm';
import type { BookDifference } from '#libs/persistence/ledger/book-difference';
import { firstDifference } from '#libs/persistence/ledger/first-difference';
import { reconcile } from '#libs/persistence/receipts/reconciliation';

/** Every receipt is in the books with its amount, and nothing else of theirs is a receipt's. */
export async function receiptsAreBooked(manager: EntityManager): Promise<BookDifference | null> {
  const unbooked = await firstDifference(
    manager,
    'receipts-booked',
    `SELECT COALESCE(r.business_no, CONCAT(r.bank_account, '/', r.serial)) AS \`of\`,
            CONCAT('receipt ', r.id, ': ', r.fen, ', voucher ', COALESCE(v.total_fen, 'missing')) AS detail
       FROM bank_receipt r LEFT JOIN voucher v ON v.id = r.voucher_id AND v.posting_key = CONCAT('receipt/', r.id)
      WHERE NOT (r.fen <=> v.total_fen) ORDER BY r.id`,
  );
  return unbooked ?? receiptsAreBankEntries(manager);
}

/** Σ receipts = the receipts' entries of 101, bank account by bank account. */
function receiptsAreBankEntries(manager: EntityManager): Promise<BookDifference | null> {
  return firstDifference(
    manager,
    'receipts-booked',
    `SELECT s.owner AS \`of\`, CONCAT('101 by receipts ', s.fen, ', receipts ', COALESCE(r.fen, 0)) AS detail
       FROM (SELECT a.owner, SUM(IF(l.side = 'D', l.amount_fen, -l.amount_fen)) AS fen
               FROM voucher v JOIN voucher_line l ON l.voucher_id = v.id JOIN sub_account a ON a.id = l.sub_account_id
              WHERE v.posting_key LIKE 'receipt/%' AND a.account = '101' GROUP BY a.owner) s
       LEFT JOIN (SELECT bank_account, SUM(fen) AS fen FROM bank_receipt GROUP BY bank_account) r ON r.bank_account = s.owner
      WHERE NOT (s.fen <=> r.fen) ORDER BY s.owner`,
  );
}

/** Bank statement ± what only one side knows = 101, for every account that has a statement. */
export async function statementsAgree(manager: EntityManager): Promise<BookDifference | null> {
  const accounts: { code: string }[] = await manager.query(
    'SELECT code FROM bank_account ORDER BY code',
  );
  for (const { code } of accounts) {
    const { statement, bookFen, unlisted, unlistedPaid, unbooked, differenceFen } = await reconcile(
      manager,
      code,
    );
    if (statement !== null && differenceFen !== 0n)
      return {
        check: 'statement-is-101',
        of: code,
        detail: `statement of ${statement.lastDay} ${String(statement.closingFen)} + not listed ${String(unlisted.fen)} - taken back, not listed ${String(unlistedPaid.fen)} + not in the books ${String(unbooked.fen)}, 101 ${String(bookFen)}`,
      };
  }
  return null;
}
