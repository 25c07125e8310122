import type { EntityManager } from 'typeorm';

/**
 * What only one side knows (未达账). Of what the bank has received the books always know: a line of a statement is booked when
 * it is read, and a statement with a line that could not be is not compared.
 */
export const UNMATCHED_KINDS = ['book-received', 'book-paid', 'bank-paid'] as const;
export type UnmatchedKind = (typeof UNMATCHED_KINDS)[number];

/** An entry is listed by the first statement that was read to its end. */
const unlisted = (table: string, name: string, also: string) => `
  SELECT r.id, r.serial, r.booked_on, r.fen, r.${name} AS name, r.summary FROM ${table} r
   WHERE r.bank_account = ? AND r.statement_id IS NULL ${also}
   UNION ALL
  SELECT r.id, r.serial, r.booked_on, r.fen, r.${name} AS name, r.summary
    FROM bank_statement s JOIN ${table} r ON r.bank_account = s.bank_account AND r.statement_id = s.id
   WHERE s.bank_account = ? AND s.closing_fen IS NULL ${also}`;

/** Each with the account once for every place in it. */
const SOURCES: Readonly<Record<UnmatchedKind, { readonly sql: string; readonly places: number }>> =
  {
    'book-received': { sql: unlisted('bank_receipt', 'payer_name', ''), places: 2 },
    'book-paid': {
      sql: unlisted('bank_debit', 'payee_name', 'AND r.voucher_id IS NOT NULL'),
      places: 2,
    },
    'bank-paid': {
      sql: `SELECT r.id, r.serial, r.booked_on, r.fen, r.payee_name AS name, r.summary
              FROM bank_debit r JOIN bank_statement s ON s.id = r.statement_id
             WHERE r.bank_account = ? AND r.voucher_id IS NULL AND s.closing_fen IS NOT NULL`,
      places: 1,
    },
  };

function accountsIn(kind: UnmatchedKind, bankAccount: string): string[] {
  return Array<string>(SOURCES[kind].places).fill(bankAccount);
}

export interface UnmatchedSum {
  readonly count: number;
  readonly fen: bigint;
}

export async function unmatchedSum(
  manager: EntityManager,
  bankAccount: string,
  kind: UnmatchedKind,
): Promise<UnmatchedSum> {
  const [row]: { count: string; fen: string }[] = await manager.query(
    `SELECT COUNT(*) AS count, COALESCE(SUM(x.fen), 0) AS fen FROM (${SOURCES[kind].sql}) x`,
    accountsIn(kind, bankAccount),
  );
  return { count: Number(row?.count ?? 0), fen: BigInt(row?.fen ?? 0) };
}

export interface UnmatchedRow {
  readonly id: string;
  readonly serial: string;
  readonly bookedOn: string;
  readonly fen: string;
  /** Of the payer or the payee. */
  readonly name: string;
  readonly summary: string;
}

export interface UnmatchedFilter {
  readonly kind: UnmatchedKind;
  /** The last id of the page before. */
  readonly after?: string | undefined;
  readonly limit: number;
}

/** Newest first. One more than asked tells whether there is a next page. */
export function unmatchedOf(
  manager: EntityManager,
  bankAccount: string,
  { kind, after, limit }: UnmatchedFilter,
): Promise<UnmatchedRow[]> {
  return manager.query(
    `SELECT x.id, x.serial, CAST(x.booked_on AS CHAR) AS bookedOn, x.fen, x.name, x.summary FROM (${SOURCES[kind].sql}) x
      ${after === undefined ? '' : 'WHERE x.id < ?'} ORDER BY x.id DESC LIMIT ?`,
    [...accountsIn(kind, bankAccount), ...(after === undefined ? [] : [after]), limit + 1],
  );
}
