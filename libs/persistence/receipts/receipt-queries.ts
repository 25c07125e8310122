import type { EntityManager } from 'typeorm';
import { beginningWith, containing } from '#libs/persistence/database/like-pattern';
import { plainIdentifierOf } from '#libs/values/identifier';

export interface BankAccountRow {
  readonly code: string;
  readonly branchCode: string;
  readonly accountNo: string;
  readonly bankName: string;
  readonly accountName: string;
}

export interface ReceiptRow {
  readonly id: string;
  readonly bankAccount: string;
  readonly serial: string;
  readonly bookedOn: string;
  readonly fen: string;
  readonly payerName: string;
  readonly payerAccount: string;
  readonly remark: string;
  readonly summary: string;
  readonly state: string;
  readonly matchKind: string | null;
  readonly businessNo: string | null;
  readonly unitAccountNo: string | null;
  readonly unitName: string | null;
  readonly proposedUnitAccountNo: string | null;
  readonly proposedUnitName: string | null;
  readonly proposedBy: number | null;
  readonly proposedByName: string | null;
  readonly proposedWhy: string | null;
  readonly decidedByName: string | null;
  readonly decidedWhy: string | null;
  readonly receivedAt: Date;
}

export interface ReceiptFilter {
  readonly bankAccount: string;
  readonly state?: string | undefined;
  /** Days of the bank, both counted. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly fenMin?: number | undefined;
  readonly fenMax?: number | undefined;
  /** Beginning of a serial, a payer's account or a business number, or part of the payer's name. */
  readonly q?: string | undefined;
  /** The last id of the page before. */
  readonly after?: string | undefined;
  readonly limit: number;
}

/** What serials and account numbers are made of. */
const NUMBER = /^[0-9A-Z]+$/;

const RECEIPT = `
  SELECT r.id, r.bank_account AS bankAccount, r.serial, CAST(r.booked_on AS CHAR) AS bookedOn, r.fen, r.payer_name AS payerName,
         r.payer_account AS payerAccount, r.remark, r.summary, r.state, r.match_kind AS matchKind, r.business_no AS businessNo,
         u.account_no AS unitAccountNo, u.name AS unitName, p.account_no AS proposedUnitAccountNo, p.name AS proposedUnitName,
         r.proposed_by AS proposedBy, m.name AS proposedByName, r.proposed_why AS proposedWhy, c.name AS decidedByName,
         r.decided_why AS decidedWhy, r.received_at AS receivedAt
    FROM bank_receipt r LEFT JOIN unit u ON u.id = r.unit_id LEFT JOIN unit p ON p.id = r.proposed_unit_id
    LEFT JOIN staff m ON m.id = r.proposed_by LEFT JOIN staff c ON c.id = r.decided_by`;

/** Newest first. One more than asked tells whether there is a next page. */
export function receiptsOf(manager: EntityManager, filter: ReceiptFilter): Promise<ReceiptRow[]> {
  const conditions = [
    ...condition('r.state = ?', filter.state),
    ...condition('r.booked_on >= ?', filter.from),
    ...condition('r.booked_on <= ?', filter.to),
    ...condition('r.fen >= ?', filter.fenMin),
    ...condition('r.fen <= ?', filter.fenMax),
    ...condition('r.id < ?', filter.after),
    ...named(filter.q ?? ''),
  ];
  const where = conditions.map(({ sql }) => `AND ${sql}`).join(' ');
  return manager.query(`${RECEIPT} WHERE r.bank_account = ? ${where} ORDER BY r.id DESC LIMIT ?`, [
    filter.bankAccount,
    ...conditions.flatMap(({ values }) => values),
    filter.limit + 1,
  ]);
}

export async function receiptById(manager: EntityManager, id: string): Promise<ReceiptRow | null> {
  const [row]: ReceiptRow[] = await manager.query(`${RECEIPT} WHERE r.id = ?`, [id]);
  return row ?? null;
}

/** The centre's accounts of these branches; '*' is every branch. */
export async function bankAccountsOf(
  manager: EntityManager,
  branches: readonly string[],
): Promise<BankAccountRow[]> {
  const rows: BankAccountRow[] = await manager.query(
    `SELECT code, branch_code AS branchCode, account_no AS accountNo, bank_name AS bankName, account_name AS accountName
       FROM bank_account ORDER BY code`,
  );
  return rows.filter(({ branchCode }) => branches.includes('*') || branches.includes(branchCode));
}

interface Condition {
  readonly sql: string;
  readonly values: readonly unknown[];
}

function condition(sql: string, value: unknown): Condition[] {
  return value === undefined ? [] : [{ sql, values: [value] }];
}

function named(words: string): Condition[] {
  if (words === '') return [];
  const number = plainIdentifierOf(words);
  const byNumber = !NUMBER.test(number)
    ? []
    : ['r.serial LIKE ?', 'r.payer_account LIKE ?', 'r.business_no LIKE ?'].map((sql) => ({
        sql,
        values: [beginningWith(number)],
      }));
  const ways = [{ sql: 'r.payer_name LIKE ?', values: [containing(words)] }, ...byNumber];
  return [
    {
      sql: `(${ways.map(({ sql }) => sql).join(' OR ')})`,
      values: ways.flatMap(({ values }) => values),
    },
  ];
}
