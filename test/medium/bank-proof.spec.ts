import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { inTransaction } from '#libs/persistence/database/transaction';
import { proveBooks } from '#libs/persistence/ledger/proof';
import { bookReceipt } from '#libs/persistence/receipts/receipt-store';
import { reconcile } from '#libs/persistence/receipts/reconciliation';
import {
  bookEntry,
  closeStatement,
  openStatement,
  type StatementEntry,
} from '#libs/persistence/receipts/statement-store';
import { unmatchedOf, type UnmatchedKind } from '#libs/persistence/receipts/unmatched-queries';
import {
  addBankAccount,
  BANK_ACCOUNT,
  receiptOfBank,
} from '#test/builders/receipt-of-bank.builder';
import { freshDatabase, type TestDatabase } from '#test/medium/database';

let database: TestDatabase;

beforeAll(async () => {
  database = await freshDatabase();
  await addBankAccount(database.dataSource);
});
afterAll(() => database.drop());

const sql = <Row>(text: string, values: unknown[] = []): Promise<Row[]> =>
  database.dataSource.query(text, values);
const proof = async () => (await proveBooks(database.dataSource.manager)).difference;
const now = () => reconcile(database.dataSource.manager, BANK_ACCOUNT);
const came = (change: Partial<StatementEntry> = {}): StatementEntry => ({
  ...receiptOfBank(change),
  direction: 'credit',
});
const went = (fen: bigint): StatementEntry => ({ ...receiptOfBank({ fen }), direction: 'debit' });
let serials = 0;

/** A file of the bank, read to its end unless it breaks off after so many lines. */
async function bring(
  entries: readonly StatementEntry[],
  closingFen: bigint | null,
  { lastDay = '2026-11-28', breaksAfter = Infinity } = {},
) {
  const { dataSource } = database;
  const head = { bankAccount: BANK_ACCOUNT, firstDay: lastDay, lastDay, staffId: 1 };
  const file = { fileName: 'a.csv', contentHash: String((serials += 1)).padStart(64, '0') };
  const id = await inTransaction(dataSource, (manager) =>
    openStatement(manager, { ...head, ...file }),
  );
  const counts = { booked: 0, known: 0 };
  for (const [at, entry] of entries.entries()) {
    if (at >= breaksAfter) return counts;
    counts[await inTransaction(dataSource, (manager) => bookEntry(manager, entry, id))] += 1;
  }
  await inTransaction(dataSource, (manager) =>
    closeStatement(manager, id, { ...counts, refused: [], closingFen }),
  );
  return counts;
}

describe('bank and books', () => {
  const first = [came({ fen: 300n }), came({ fen: 200n }), went(50n)];

  it('are compared from the first statement on', async () => {
    expect((await now()).differenceFen).toBeNull();
    expect(await bring(first, 450n)).toEqual({ booked: 3, known: 0 });
    const { statement, bookFen, unlisted, unbooked, differenceFen } = await now();
    expect([statement?.closingFen, bookFen, unlisted.fen, unbooked.fen]).toEqual([
      450n,
      500n,
      0n,
      50n,
    ]);
    expect(differenceFen).toBe(0n);
    expect(await proof()).toBeNull();
  });

  it('agree though a file is brought again, overlaps another, or breaks off and is brought again', async () => {
    expect(await bring(first, 450n)).toEqual({ booked: 0, known: 3 });
    const second = [...first.slice(1), came({ fen: 70n }), came({ fen: 5n })];
    expect(await bring(second, 525n, { breaksAfter: 3 })).toEqual({ booked: 1, known: 2 });
    expect((await now()).differenceFen).toBe(0n);
    expect(await bring(second, 525n)).toEqual({ booked: 1, known: 3 });
    expect(await now()).toMatchObject({ bookFen: 575n, differenceFen: 0n });
    expect((await now()).statement?.closingFen).toBe(525n);
    expect(await proof()).toBeNull();
  });

  it('agree while the bank’s message is ahead of its file, and when the file lists it', async () => {
    const told = receiptOfBank({ fen: 1_000n, bookedOn: '2026-11-29' });
    await inTransaction(database.dataSource, (manager) => bookReceipt(manager, told, null));
    expect(await now()).toMatchObject({ unlisted: { count: 1, fen: 1_000n }, differenceFen: 0n });
    const later = { lastDay: '2026-11-29' };
    expect(await bring([{ ...told, direction: 'credit' }], 1_525n, later)).toEqual({
      booked: 0,
      known: 1,
    });
    expect(await now()).toMatchObject({ unlisted: { count: 0, fen: 0n }, differenceFen: 0n });
    expect(await proof()).toBeNull();
  });

  it('name each entry that only one of them knows, newest first, page by page', async () => {
    const of = (kind: UnmatchedKind, after?: string) =>
      unmatchedOf(database.dataSource.manager, BANK_ACCOUNT, { kind, after, limit: 1 });
    const told = [receiptOfBank({ fen: 7n }), receiptOfBank({ fen: 8n })];
    for (const receipt of told)
      await inTransaction(database.dataSource, (manager) => bookReceipt(manager, receipt, null));
    const [newest, next] = await of('book-received');
    expect([newest?.fen, next?.fen].map(Number)).toEqual([8, 7]);
    const page = await of('book-received', String(newest?.id));
    expect(page.map(({ serial }) => serial)).toEqual([told[0]?.serial]);
    expect((await of('bank-paid')).map(({ fen }) => Number(fen))).toEqual([50]);
    expect(await of('book-paid')).toEqual([]);
    const entries = told.map((receipt) => ({ ...receipt, direction: 'credit' as const }));
    await bring(entries, 1_540n, { lastDay: '2026-11-29' });
    expect(await of('book-received')).toEqual([]);
    expect(await now()).toMatchObject({ differenceFen: 0n });
  });

  it('keep the balance of the newer file when an older one is brought after it', async () => {
    await bring(first, 450n);
    expect((await now()).statement?.closingFen).toBe(1_540n);
    expect(await proof()).toBeNull();
  });

  it('differ by what a file leaves out, and the proof names the account', async () => {
    const later = { lastDay: '2026-11-30' };
    const [last] = [came({ fen: 10n, bookedOn: '2026-11-30' })];
    await bring([last], 1_551n, later);
    expect((await now()).differenceFen).toBe(1n);
    expect(await proof()).toMatchObject({ check: 'statement-is-101', of: BANK_ACCOUNT });
    await sql('UPDATE bank_statement SET closing_fen = 1550 WHERE closing_fen = 1551');
    expect(await proof()).toBeNull();
  });
});

describe('the proof of the books', () => {
  it.each([
    ['receipts-booked', 'bank_receipt', 'fen'],
    ['statement-is-101', 'bank_statement', 'closing_fen'],
    ['statement-is-101', 'bank_debit', 'fen'],
  ])('finds by %s one fen in %s.%s', async (check, table, column) => {
    const [row] = await sql<{ id: string }>(
      `SELECT id FROM ${table} WHERE ${column} IS NOT NULL ORDER BY id DESC LIMIT 1`,
    );
    const change = (sign: string) =>
      sql(`UPDATE ${table} SET ${column} = ${column} ${sign} 1 WHERE id = ?`, [row?.id]);
    await change('+');
    expect(await proof()).toMatchObject({ check });
    await change('-');
    expect(await proof()).toBeNull();
  });

  it('finds a receipt that is in no book, and one that was taken away', async () => {
    await sql(
      `INSERT INTO bank_receipt (bank_account, serial, booked_on, value_on, fen, payer_name, payer_account, remark, summary, state, received_at)
       VALUES ('01', 'X1', '2026-11-28', '2026-11-28', 5, '', '', '', '', 'suspense', UTC_TIMESTAMP(3))`,
    );
    expect(await proof()).toMatchObject({ check: 'receipts-booked', of: '01/X1' });
    await sql("DELETE FROM bank_receipt WHERE serial = 'X1'");
    const [kept] = await sql<Record<string, unknown>>(
      'SELECT * FROM bank_receipt ORDER BY id LIMIT 1',
    );
    await sql('DELETE FROM bank_receipt WHERE id = ?', [kept?.['id']]);
    expect(await proof()).toMatchObject({ check: 'receipts-booked', of: '01' });
    const names = Object.keys(kept ?? {});
    await sql(`INSERT INTO bank_receipt (${names.join(', ')}) VALUES (?)`, [
      Object.values(kept ?? {}),
    ]);
    expect(await proof()).toBeNull();
  });
});
