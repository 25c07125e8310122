import type { EntityManager } from 'typeorm';

export interface PeopleAndFen {
  readonly people: number;
  readonly fen: bigint;
}

export const NOBODY: PeopleAndFen = { people: 0, fen: 0n };

export interface ReceivableOfTakeBack {
  /** What its vouchers brought to 119 of the unit. */
  readonly receivable: PeopleAndFen;
  /** What of it stands there today. */
  readonly standing: PeopleAndFen;
}

type Row = Readonly<Record<'unitId' | 'people' | 'stands', number>> &
  Readonly<Record<'fen' | 'standingFen', string>>;

const OF_TAKE_BACK = "v.posting_key LIKE ? AND v.kind = 'receivable'";

/** What was settled of it since: below nothing. */
const SETTLED = `
  SELECT v.id AS voucher_id, n.account_id, n.month, SUM(n.other_fen) AS fen
    FROM voucher v JOIN voucher b ON b.reversal_of = v.id JOIN member_line n ON n.voucher_id = b.id
   WHERE ${OF_TAKE_BACK} GROUP BY v.id, n.account_id, n.month`;

/** By unit. */
export async function receivablesOfTakeBack(
  manager: EntityManager,
  receiptId: string,
): Promise<ReadonlyMap<number, ReceivableOfTakeBack>> {
  const key = `take-back/${receiptId}/%`;
  const standing = 'm.other_fen + COALESCE(x.fen, 0)';
  const rows: Row[] = await manager.query(
    `SELECT v.unit_id AS unitId, COUNT(DISTINCT m.account_id) AS people, SUM(m.other_fen) AS fen,
            COUNT(DISTINCT IF(${standing} > 0, m.account_id, NULL)) AS stands, SUM(${standing}) AS standingFen
       FROM voucher v JOIN member_line m ON m.voucher_id = v.id
       LEFT JOIN (${SETTLED}) x ON x.voucher_id = v.id AND x.account_id = m.account_id AND x.month = m.month
      WHERE ${OF_TAKE_BACK} GROUP BY v.unit_id`,
    [key, key],
  );
  return new Map(
    rows.map(({ unitId, people, fen, stands, standingFen }) => [
      unitId,
      {
        receivable: { people: Number(people), fen: BigInt(fen) },
        standing: { people: Number(stands), fen: BigInt(standingFen) },
      },
    ]),
  );
}
