import type { EntityManager } from 'typeorm';
import { RuleViolation } from '#libs/fund/rule-violation';
import type { BankReceipt } from '#libs/fund/settlement/receipt';
import { namesInstrument } from '#libs/fund/settlement/instrument';
import { condition, newestOfAccounts } from '#libs/persistence/receipts/newest-of-accounts';

/** A paper's fate: with the bank, cleared and booked, or bounced. */
export const INSTRUMENT_STATES = ['recorded', 'cleared', 'bounced'] as const;
export type InstrumentState = (typeof INSTRUMENT_STATES)[number];

export interface InstrumentRow {
  readonly id: string;
  readonly way: string;
  readonly number: string;
  readonly noticeNo: string;
  readonly unitId: number;
  readonly unitAccountNo: string;
  readonly unitName: string;
  readonly bankAccount: string;
  readonly fen: string;
  readonly drawerName: string;
  readonly state: InstrumentState;
  readonly receiptId: string | null;
  readonly serial: string | null;
  readonly reason: string | null;
  readonly recordedByName: string;
  readonly recordedAt: Date;
  readonly endedByName: string | null;
  readonly endedAt: Date | null;
}

const INSTRUMENT = `
  SELECT i.id, i.way, i.number, i.notice_no AS noticeNo, i.unit_id AS unitId, u.account_no AS unitAccountNo, u.name AS unitName,
         i.bank_account AS bankAccount, i.fen, i.drawer_name AS drawerName, i.state, i.receipt_id AS receiptId, r.serial, i.reason,
         m.name AS recordedByName, i.recorded_at AS recordedAt, e.name AS endedByName, i.ended_at AS endedAt
    FROM instrument i JOIN unit u ON u.id = i.unit_id JOIN staff m ON m.id = i.recorded_by
    LEFT JOIN staff e ON e.id = i.ended_by LEFT JOIN bank_receipt r ON r.id = i.receipt_id`;

export interface InstrumentFilter {
  readonly state?: InstrumentState | undefined;
  /** The last id of the page before. */
  readonly after?: string | undefined;
  readonly limit: number;
}

/** Of the accounts together, newest first. One more than asked tells whether there is a next page. */
export async function instrumentsOf(
  manager: EntityManager,
  accounts: readonly string[],
  { state, after, limit }: InstrumentFilter,
): Promise<InstrumentRow[]> {
  if (accounts.length === 0) return [];
  const states = state === undefined ? undefined : [state];
  const conditions = condition('r.id < ?', after);
  const newest = newestOfAccounts({
    table: 'instrument',
    key: 'id',
    accounts,
    states,
    conditions,
    limit,
  });
  return manager.query(`${INSTRUMENT} JOIN ${newest.sql} n ON n.id = i.id ORDER BY i.id DESC`, [
    ...newest.values,
  ]);
}

/** Newest first. */
export function instrumentsOfNotice(
  manager: EntityManager,
  noticeNo: string,
): Promise<InstrumentRow[]> {
  return manager.query(`${INSTRUMENT} WHERE i.notice_no = ? ORDER BY i.id DESC`, [noticeNo]);
}

export async function instrumentById(
  manager: EntityManager,
  id: string,
): Promise<InstrumentRow | null> {
  const [row]: InstrumentRow[] = await manager.query(`${INSTRUMENT} WHERE i.id = ?`, [id]);
  return row ?? null;
}

/**
 * A paper that is with the bank pays its notice when it clears: an order to the bank beside it would pay twice. The caller
 * holds the unit.
 * @throws RuleViolation INSTRUMENT_OUTSTANDING
 */
export async function requireNoInstrument(manager: EntityManager, noticeNo: string): Promise<void> {
  const [row]: { number: string }[] = await manager.query(
    "SELECT number FROM instrument WHERE notice_no = ? AND state = 'recorded' ORDER BY id LIMIT 1",
    [noticeNo],
  );
  if (row !== undefined) throw new RuleViolation('INSTRUMENT_OUTSTANDING', { number: row.number });
}

/** The one paper an entry of the bank clears: of its account and amount, its number written there. Two are none. */
export async function instrumentCleared(
  manager: EntityManager,
  { bankAccount, fen, remark, summary }: BankReceipt,
): Promise<{ id: string; noticeNo: string; unitId: number } | null> {
  const awaited: { id: string; number: string; noticeNo: string; unitId: number }[] =
    await manager.query(
      `SELECT id, number, notice_no AS noticeNo, unit_id AS unitId FROM instrument
        WHERE bank_account = ? AND state = 'recorded' AND fen = ?`,
      [bankAccount, String(fen)],
    );
  const named = awaited.filter(({ number }) => namesInstrument(`${remark} ${summary}`, number));
  const [one] = named;
  return one === undefined || named.length > 1 ? null : one;
}
