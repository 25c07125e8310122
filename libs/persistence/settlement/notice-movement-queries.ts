import type { EntityManager } from 'typeorm';
import { restsOf } from '#libs/persistence/settlement/rest-queries';

/** How money came to the months of a notice, or left them. */
export type MovementKind = 'receipt' | 'balance' | 'split' | 'release' | 'take-back';

/** One act of the bank, a cashier or an operator on the months of a notice, over all of them. */
export interface NoticeMovement {
  readonly kind: MovementKind;
  /** Of its newest voucher. */
  readonly id: string;
  readonly postedOn: string;
  /** Below zero where it left the months; both sources. */
  readonly fen: bigint;
  /** The bank's entry behind it, if there is one. */
  readonly receipt: MovementReceipt | null;
  /** What took that entry back, of a take-back. */
  readonly takenBack: {
    readonly bookedOn: string;
    readonly reason: string;
    /** What was reversed beyond it and went to the unallocated balance. */
    readonly restFen: bigint;
  } | null;
}

export interface MovementReceipt {
  readonly id: string;
  readonly bookedOn: string;
  readonly fen: bigint;
  readonly payerName: string;
  readonly remark: string;
  /** The unit's line, where it was the treasury's for several units: what the others had of it is theirs. */
  readonly lineFen: bigint | null;
}

export interface MovementsAsked {
  /** Of its months. */
  readonly businessNos: readonly string[];
  /** What a payer may have written for it: its own number, those of its months and of its orders to the bank. */
  readonly numbers: readonly string[];
  /** Id of the last one before. */
  readonly after?: string | undefined;
  readonly limit: number;
}

/** What an act's vouchers have in common: each month it touches has one of its own. What was split names its line too. */
const ACT = `CASE
  WHEN v.posting_key REGEXP '^(split|take-back)/[0-9]+/[0-9]+/' THEN SUBSTRING_INDEX(v.posting_key, '/', 3)
  WHEN v.posting_key LIKE 'receipt/%' OR v.posting_key LIKE 'take-back/%' THEN SUBSTRING_INDEX(v.posting_key, '/', 2)
  WHEN v.posting_key LIKE '%/balance/%' THEN CONCAT('balance/', SUBSTRING_INDEX(v.posting_key, '/', -1))
  ELSE CONCAT('release/', v.id) END`;

/**
 * Newest first; all of them come to what the months have gathered, for money that bore a number of it and was not due counts
 * nothing. One more than asked tells whether there is a next page.
 */
export async function noticeMovements(
  manager: EntityManager,
  { businessNos, numbers, after, limit }: MovementsAsked,
): Promise<NoticeMovement[]> {
  if (businessNos.length === 0) return [];
  const acts: { act: string; id: string; postedOn: string; fen: string }[] = await manager.query(
    `SELECT act, id, CAST(postedOn AS CHAR) AS postedOn, fen FROM (
       SELECT ${ACT} AS act, MAX(v.id) AS id, MAX(v.posting_day) AS postedOn,
              SUM(IF(l.side = 'C', l.amount_fen, -l.amount_fen)) AS fen
         FROM voucher v JOIN voucher_line l ON l.voucher_id = v.id
         JOIN sub_account s ON s.id = l.sub_account_id AND s.kind = 'gathered'
        WHERE v.business_no IN (?) AND v.kind IN ('gathering', 'receipt') GROUP BY 1
        UNION ALL
       SELECT CONCAT('receipt/', r.id), r.voucher_id, r.booked_on, 0 FROM bank_receipt r
        WHERE r.business_no IN (?) AND r.state = 'unallocated') acts
     ${after === undefined ? '' : 'WHERE id < ?'} ORDER BY id DESC LIMIT ?`,
    [businessNos, numbers, ...(after === undefined ? [] : [after]), limit + 1],
  );
  const receipts = await receiptsOf(
    manager,
    acts.map(({ act }) => act),
  );
  return acts.map(({ act, id, postedOn, fen }) => {
    const kind = act.split('/')[0] as MovementKind;
    const found = receipts.get(act);
    return {
      kind,
      id: String(id),
      postedOn,
      fen: BigInt(fen),
      receipt: found?.receipt ?? null,
      takenBack: kind === 'take-back' ? (found?.takenBack ?? null) : null,
    };
  });
}

interface EntryOfAct {
  readonly act: string;
  readonly receiptId: string;
  /** Of the treasury's list, where it was split along one. */
  readonly lineNo: string | null;
}

/** Acts that stand on an entry of the bank are named by it. */
function entryOf(act: string): EntryOfAct[] {
  const [kind = '', receiptId = '', lineNo = null] = act.split('/');
  return ['receipt', 'split', 'take-back'].includes(kind) ? [{ act, receiptId, lineNo }] : [];
}

type ReceiptFound = Pick<NoticeMovement, 'takenBack'> & { readonly receipt: MovementReceipt };

/** By act. */
async function receiptsOf(
  manager: EntityManager,
  acts: readonly string[],
): Promise<Map<string, ReceiptFound>> {
  const entries = acts.flatMap(entryOf);
  if (entries.length === 0) return new Map();
  const rows: ReceiptRow[] = await manager.query(
    `SELECT r.id, CAST(r.booked_on AS CHAR) AS bookedOn, r.fen, r.payer_name AS payerName, r.remark,
            CAST(d.booked_on AS CHAR) AS takenOn, d.summary AS reason
       FROM bank_receipt r LEFT JOIN bank_debit d ON d.receipt_id = r.id WHERE r.id IN (?)`,
    [entries.map(({ receiptId }) => receiptId)],
  );
  const rowOf = new Map(rows.map((row) => [String(row.id), row]));
  const lines = await linesOf(manager, entries);
  const taken = entries.map(({ act }) => act).filter((act) => act.startsWith('take-back/'));
  const rests = await restsOf(manager, taken);
  return new Map(
    entries.flatMap(({ act, receiptId, lineNo }) => {
      const row = rowOf.get(receiptId);
      const lineFen = lineNo === null ? null : (lines.get(`${receiptId}/${lineNo}`) ?? null);
      const of = { lineFen, restFen: rests.get(act) ?? 0n };
      return row === undefined ? [] : [[act, receiptFound(row, of)] as const];
    }),
  );
}

interface ReceiptRow {
  readonly id: string;
  readonly bookedOn: string;
  readonly fen: string;
  readonly payerName: string;
  readonly remark: string;
  readonly takenOn: string | null;
  readonly reason: string | null;
}

function receiptFound(
  row: ReceiptRow,
  { lineFen, restFen }: { readonly lineFen: bigint | null; readonly restFen: bigint },
): ReceiptFound {
  const { id, bookedOn, fen, payerName, remark, takenOn, reason } = row;
  return {
    receipt: { id: String(id), bookedOn, fen: BigInt(fen), payerName, remark, lineFen },
    takenBack: takenOn === null ? null : { bookedOn: takenOn, reason: reason ?? '', restFen },
  };
}

/** A list that was refused has left its lines: only an act that names its line was split along one. */
async function linesOf(
  manager: EntityManager,
  entries: readonly EntryOfAct[],
): Promise<Map<string, bigint>> {
  const split = entries.filter(({ lineNo }) => lineNo !== null);
  if (split.length === 0) return new Map();
  const rows: { receiptId: string; lineNo: number; fen: string }[] = await manager.query(
    `SELECT receipt_id AS receiptId, line_no AS lineNo, fen FROM treasury_list_line
      WHERE receipt_id IN (?) AND line_no IN (?)`,
    [split.map(({ receiptId }) => receiptId), split.map(({ lineNo }) => lineNo)],
  );
  return new Map(
    rows.map(({ receiptId, lineNo, fen }) => [`${receiptId}/${String(lineNo)}`, BigInt(fen)]),
  );
}
