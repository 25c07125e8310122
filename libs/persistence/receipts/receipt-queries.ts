import type { EntityManager } from 'typeorm';
import { beginningWith, containing } from '#libs/persistence/database/like-pattern';
import {
  condition,
  newestOfAccounts,
  type Condition,
} from '#libs/persistence/receipts/newest-of-accounts';
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
  /** Who has claimed it or brought a list. */
  readonly proposedPerson: number | null;
  readonly proposedByName: string | null;
  readonly proposedAt: Date | null;
  readonly proposedWhy: string | null;
  readonly withdrawnAt: Date | null;
  readonly decidedByName: string | null;
  readonly decidedWhy: string | null;
  readonly receivedAt: Date;
  readonly reversal: ReversalRow | null;
}

/** The newest of what was asked to be undone of it. */
export interface ReversalRow {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly serial: string | null;
  readonly bookedOn: string | null;
  readonly reason: string;
  readonly askedPerson: number | null;
  readonly askedByName: string | null;
  readonly askedAt: Date;
  readonly decidedByName: string | null;
  readonly decidedWhy: string | null;
  readonly endedAt: Date | null;
  readonly failure: { readonly code: string; readonly details: Record<string, string> } | null;
}

/** Which receipts at all: of these accounts, in any of these states, or in whatever state. */
export interface ReceiptsIn {
  readonly accounts: readonly string[];
  readonly states: readonly string[] | undefined;
}

export interface ReceiptFilter {
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
         m.person_no AS proposedPerson, m.name AS proposedByName, r.proposed_at AS proposedAt, r.proposed_why AS proposedWhy,
         r.withdrawn_at AS withdrawnAt, c.name AS decidedByName, r.decided_why AS decidedWhy, r.received_at AS receivedAt, b.id AS b_id, b.kind AS b_kind, b.state AS b_state, b.serial AS b_serial,
         CAST(b.booked_on AS CHAR) AS b_bookedOn, b.reason AS b_reason, s.person_no AS b_askedPerson, s.name AS b_askedByName,
         b.asked_at AS b_askedAt, d.name AS b_decidedByName, b.decided_why AS b_decidedWhy, b.ended_at AS b_endedAt,
         b.failure AS b_failure
    FROM bank_receipt r LEFT JOIN unit u ON u.id = r.unit_id LEFT JOIN unit p ON p.id = r.proposed_unit_id
    LEFT JOIN staff m ON m.id = r.proposed_by LEFT JOIN staff c ON c.id = r.decided_by
    LEFT JOIN receipt_reversal b ON b.id = r.reversal_id LEFT JOIN staff s ON s.id = b.asked_by
    LEFT JOIN staff d ON d.id = b.decided_by`;

/** Of the accounts together, newest first. One more than asked tells whether there is a next page. */
export async function receiptsOf(
  manager: EntityManager,
  { accounts, states }: ReceiptsIn,
  filter: ReceiptFilter,
): Promise<ReceiptRow[]> {
  if (accounts.length === 0) return [];
  const newest = newestOfAccounts({
    table: 'bank_receipt',
    key: 'id',
    accounts,
    states,
    conditions: [
      ...condition('r.booked_on >= ?', filter.from),
      ...condition('r.booked_on <= ?', filter.to),
      ...condition('r.fen >= ?', filter.fenMin),
      ...condition('r.fen <= ?', filter.fenMax),
      ...condition('r.id < ?', filter.after),
      ...named(filter.q ?? ''),
    ],
    limit: filter.limit,
  });
  const rows: Joined[] = await manager.query(
    `${RECEIPT} JOIN ${newest.sql} n ON n.id = r.id ORDER BY r.id DESC`,
    [...newest.values],
  );
  return rows.map(rowOf);
}

export async function receiptById(manager: EntityManager, id: string): Promise<ReceiptRow | null> {
  const [row]: Joined[] = await manager.query(`${RECEIPT} WHERE r.id = ?`, [id]);
  return row === undefined ? null : rowOf(row);
}

const OF_REVERSAL = 'b_';
type Joined = Omit<ReceiptRow, 'reversal'> & Record<`b_${string}`, unknown>;

/** What is undone of it stands in columns of their own beside it. */
function rowOf(joined: Joined): ReceiptRow {
  const columns = Object.entries(joined);
  const receipt = columns.filter(([name]) => !name.startsWith(OF_REVERSAL));
  const reversal = columns
    .filter(([name]) => name.startsWith(OF_REVERSAL))
    .map(([name, value]) => [name.slice(OF_REVERSAL.length), value] as const);
  const failure = joined['b_failure'];
  return {
    ...(Object.fromEntries(receipt) as Omit<ReceiptRow, 'reversal'>),
    reversal:
      joined['b_kind'] === null
        ? null
        : ({
            ...Object.fromEntries(reversal),
            failure: typeof failure === 'string' ? (JSON.parse(failure) as unknown) : null,
          } as ReversalRow),
  };
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
