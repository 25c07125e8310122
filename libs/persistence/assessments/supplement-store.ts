import type { EntityManager } from 'typeorm';
import { NORMAL } from '#libs/fund/account-status';
import { cityDayOf } from '#libs/fund/city-time';
import { FIRST_WAY } from '#libs/fund/settlement/ways';
import { RuleViolation } from '#libs/fund/rule-violation';
import { SUPPLEMENT } from '#libs/fund/assessment/assessment-kind';
import { insertRow } from '#libs/persistence/database/bulk-insert';
import { SIDES } from '#libs/persistence/terms/account-sql';

export interface NewSupplement {
  readonly businessNo: string;
  readonly unitId: number;
  readonly now: Date;
}

const ADDED = (side: string) => `r.${side}_after_fen - r.${side}_before_fen`;

/**
 * What the chosen rows of an approved register add to months that are paid becomes a sum due, in the caller's transaction: a
 * line for each member and month, and a payment notice under the case's own number. The caller holds the unit, and has
 * checked the rows.
 * @throws RuleViolation SUPPLEMENTS_ABOVE_CAP where several rows of one month are together more than it may take
 */
export async function openSupplement(manager: EntityManager, asked: NewSupplement): Promise<void> {
  await requireTogetherWithinCap(manager, asked.businessNo);
  await insertLines(manager, asked);
  await insertSum(manager, asked);
}

/** A row by itself is within the cap of its month; rows of several kinds may be more than that together. */
export async function requireTogetherWithinCap(
  manager: EntityManager,
  businessNo: string,
): Promise<void> {
  const beyond = SIDES.map(
    (side) =>
      `SUM(${ADDED(side)}) > MAX(CAST(JSON_VALUE(r.decided, '$.${side}RoomFen') AS SIGNED))`,
  ).join(' OR ');
  const [row]: { rowNo: number }[] = await manager.query(
    `SELECT MAX(r.row_no) AS rowNo FROM register_row r WHERE r.business_no = ? AND r.chosen = 1 AND r.finding_code IS NULL
      GROUP BY r.account_id, r.month HAVING COUNT(*) > 1 AND (${beyond}) ORDER BY rowNo LIMIT 1`,
    [businessNo],
  );
  if (row !== undefined) throw new RuleViolation('SUPPLEMENTS_ABOVE_CAP', { rowNo: row.rowNo });
}

async function insertLines(
  manager: EntityManager,
  { businessNo, unitId }: NewSupplement,
): Promise<void> {
  const ratio = (side: string) =>
    `MAX(CAST(JSON_VALUE(r.decided, '$.${side}RatioBp') AS UNSIGNED))`;
  await manager.query(
    `INSERT INTO assessment_line (business_no, account_id, unit_id, month, status, base_fen,
            ${SIDES.map((side) => `${side}_ratio_bp`).join(', ')}, ${SIDES.map((side) => `${side}_fen`).join(', ')},
            before_fen, change_kind)
     SELECT r.business_no, r.account_id, ?, r.month, '${NORMAL}', MAX(r.base_after_fen), ${SIDES.map(ratio).join(', ')},
            ${SIDES.map((side) => `SUM(${ADDED(side)})`).join(', ')}, 0, ''
       FROM register_row r WHERE r.business_no = ? AND r.chosen = 1 GROUP BY r.business_no, r.account_id, r.month`,
    [unitId, businessNo],
  );
}

interface Sums {
  readonly people: string;
  readonly month: string;
  readonly unitFen: string;
  readonly personalFen: string;
  readonly fiscalFen: string;
  readonly unallocatedFen: string;
}

/** The last of its months stands for it: it is credited when the unit has paid through that. No month of the unit moves. */
async function insertSum(
  manager: EntityManager,
  { businessNo, unitId, now }: NewSupplement,
): Promise<void> {
  const [sums]: Sums[] = await manager.query(
    `SELECT COUNT(DISTINCT l.account_id) AS people, MAX(l.month) AS month,
            ${SIDES.map((side) => `SUM(l.${side}_fen) AS ${side}Fen`).join(', ')},
            (SELECT u.unallocated_fen FROM unit u WHERE u.id = ?) AS unallocatedFen
       FROM assessment_line l WHERE l.business_no = ?`,
    [unitId, businessNo],
  );
  if (sums === undefined) throw new Error(`${businessNo} has nothing to make good`);
  const { people, month, unitFen, personalFen, fiscalFen, unallocatedFen } = sums;
  const wholeFen = String(BigInt(unitFen) + BigInt(personalFen) + BigInt(fiscalFen));
  const row = {
    business_no: businessNo,
    unit_id: unitId,
    month,
    kind: SUPPLEMENT,
    notice_no: businessNo,
    last_people: 0,
    last_fen: 0,
    increase_people: Number(people),
    increase_fen: wholeFen,
    decrease_people: 0,
    decrease_fen: 0,
    people: Number(people),
    unit_fen: unitFen,
    personal_fen: personalFen,
    fiscal_fen: fiscalFen,
    supplementary_people: 0,
    supplementary_fen: 0,
    unallocated_fen: unallocatedFen,
    assessed_at: now,
    // A month of the unit stands once; what is made good stands beside it, any number of times.
    standing: null,
  };
  await insertRow(manager, 'assessment', row);
  const day = cityDayOf(now);
  await manager.query(
    `INSERT INTO payment_notice (notice_no, unit_id, sum_fen, deadline, way, created_at)
     VALUES (?, ?, ?, DATE_ADD(?, INTERVAL ? DAY), ?, ?)`,
    [
      businessNo,
      unitId,
      String(BigInt(unitFen) + BigInt(personalFen)),
      day,
      await daysToPay(manager, day),
      FIRST_WAY,
      now,
    ],
  );
}

/** Its money was taken back: it is given the time to pay once more that it had when it was approved. */
export async function renewDeadline(
  manager: EntityManager,
  businessNo: string,
  now: Date,
): Promise<void> {
  const day = cityDayOf(now);
  await manager.query(
    'UPDATE payment_notice SET deadline = GREATEST(deadline, DATE_ADD(?, INTERVAL ? DAY)) WHERE notice_no = ?',
    [day, await daysToPay(manager, day), businessNo],
  );
}

/** How long what was approved waits for its money. */
async function daysToPay(manager: EntityManager, day: string): Promise<number> {
  const [row]: { value: string }[] = await manager.query(
    `SELECT value FROM parameter WHERE name = 'supplement-days' AND scope = '' AND valid_from <= ?
      ORDER BY valid_from DESC, id DESC LIMIT 1`,
    [day],
  );
  return Number(row?.value ?? 0);
}

/** Rows of drafts that were decided with it are decided again: what it held of its months is free. The caller holds the unit. */
export async function freeMonths(manager: EntityManager, businessNo: string): Promise<void> {
  await manager.query(
    `UPDATE personal_account a JOIN (SELECT DISTINCT account_id FROM assessment_line WHERE business_no = ?) l
         ON l.account_id = a.id SET a.version = a.version + 1`,
    [businessNo],
  );
}

/** Made good and not paid yet, of a unit: told beside its months, no part of what is due for them (domain 4). */
export async function supplementsWaiting(
  manager: EntityManager,
  unitId: number,
): Promise<{ readonly people: number; readonly fen: number }> {
  const [row]: { people: string | null; fen: string | null }[] = await manager.query(
    `SELECT COUNT(DISTINCT l.account_id) AS people, SUM(${SIDES.map((side) => `l.${side}_fen`).join(' + ')}) AS fen
       FROM assessment a JOIN assessment_line l ON l.business_no = a.business_no
      WHERE a.unit_id = ? AND a.kind = '${SUPPLEMENT}' AND a.allocated_at IS NULL AND a.deleted_at IS NULL`,
    [unitId],
  );
  return { people: Number(row?.people ?? 0), fen: Number(row?.fen ?? 0) };
}
