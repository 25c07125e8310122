import type { EntityManager } from 'typeorm';
import { newestFirstSql } from '#libs/persistence/records/newest-first';

/** An entry in the flow of a unit (manual 7.3). */
export interface FlowRecord {
  readonly id: string;
  /** 记账日期. */
  readonly day: string;
  /** JGJ/T 320 A.5. */
  readonly type: string;
  /** Kind of the voucher behind it; null where no money moved. */
  readonly voucherKind: string | null;
  readonly businessNo: string | null;
  /** Whether the case is the unit's own to open. */
  readonly ownCase: boolean;
  readonly month: string;
  readonly amountFen: number;
  readonly interestFen: number;
  readonly headcount: number;
}

/** Of 119 a unit sees sums and how many people: whose balance was short is not its to know. */
export function namesMembers({ voucherKind }: Pick<FlowRecord, 'voucherKind'>): boolean {
  return voucherKind !== 'receivable';
}

/** Days of the books, both counted, and a kind of entry. */
export interface FlowAsked {
  readonly unitId: number;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly type?: string | undefined;
}

export interface FlowPageAsked extends FlowAsked {
  readonly after?: string | undefined;
  readonly limit: number;
}

const FIELDS = `
  SELECT f.id, f.posting_day AS day, f.type, v.kind AS voucherKind, f.business_no AS businessNo,
         COALESCE(s.unit_id = f.unit_id, 0) AS ownCase, f.month, f.amount_fen AS amountFen, f.interest_fen AS interestFen,
         f.headcount`;
const BEHIND = `
  LEFT JOIN voucher v ON v.id = f.voucher_id LEFT JOIN submission s ON s.business_no = f.business_no`;

type FlowRow = Omit<FlowRecord, 'ownCase' | 'amountFen' | 'interestFen'> &
  Readonly<Record<'ownCase' | 'amountFen' | 'interestFen', string | number>>;

/** Newest first, by the day of the books. */
export async function flowRecords(
  manager: EntityManager,
  { unitId, from, to, type, after, limit }: FlowPageAsked,
): Promise<FlowRecord[]> {
  const page = newestFirstSql({
    table: 'unit_flow',
    of: { unit_id: unitId, ...(type === undefined ? {} : { type }) },
    from,
    before: to === undefined ? undefined : dayAfter(to),
    after,
    limit,
  });
  const rows: FlowRow[] = await manager.query(
    `${FIELDS} FROM (${page.sql}) p STRAIGHT_JOIN unit_flow f ON f.id = p.id ${BEHIND}
      ORDER BY p.posting_day DESC, p.id DESC`,
    [...page.values],
  );
  return rows.map(recordOf);
}

/** Null for an entry of another unit and for one that never was alike. */
export async function flowRecord(
  manager: EntityManager,
  unitId: number,
  id: string,
): Promise<FlowRecord | null> {
  const [row]: FlowRow[] = await manager.query(
    `${FIELDS} FROM unit_flow f ${BEHIND} WHERE f.id = ? AND f.unit_id = ?`,
    [id, unitId],
  );
  return row === undefined ? null : recordOf(row);
}

export interface FlowSums {
  readonly entries: number;
  readonly amountFen: number;
  readonly interestFen: number;
}

/** Of everything that fits, however much of it a page shows. */
export async function flowSums(
  manager: EntityManager,
  { unitId, from, to, type }: FlowAsked,
): Promise<FlowSums> {
  const asked = [
    ['unit_id = ?', unitId],
    ['type = ?', type],
    ['posting_day >= ?', from],
    ['posting_day <= ?', to],
  ].filter(([, value]) => value !== undefined);
  const [row]: Record<keyof FlowSums, string | null>[] = await manager.query(
    `SELECT COUNT(*) AS entries, SUM(amount_fen) AS amountFen, SUM(interest_fen) AS interestFen
       FROM unit_flow WHERE ${asked.map(([sql]) => sql).join(' AND ')}`,
    asked.map(([, value]) => value),
  );
  return {
    entries: Number(row?.entries ?? 0),
    amountFen: Number(row?.amountFen ?? 0),
    interestFen: Number(row?.interestFen ?? 0),
  };
}

function recordOf(row: FlowRow): FlowRecord {
  return {
    ...row,
    id: String(row.id),
    ownCase: Number(row.ownCase) === 1,
    amountFen: Number(row.amountFen),
    interestFen: Number(row.interestFen),
  };
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
