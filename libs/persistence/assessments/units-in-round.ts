import { MoreThan, type EntityManager } from 'typeorm';
import { SUPPLEMENT } from '#libs/fund/assessment/assessment-kind';
import { UnitEntity } from '#libs/persistence/entities/unit.entity';

/** Units after one, by id. */
export function unitsAfter(
  manager: EntityManager,
  after: number,
  limit: number,
): Promise<UnitEntity[]> {
  return manager.find(UnitEntity, {
    where: { id: MoreThan(after) },
    order: { id: 'ASC' },
    take: limit,
  });
}

/** Those of the units that let their months be assessed by the schedule. */
export async function consenting(
  manager: EntityManager,
  unitIds: readonly number[],
): Promise<ReadonlySet<number>> {
  if (unitIds.length === 0) return new Set();
  const rows: { unitId: number }[] = await manager.query(
    'SELECT unit_id AS unitId FROM automatic_assessment WHERE active = 1 AND unit_id IN (?)',
    [unitIds],
  );
  return new Set(rows.map(({ unitId }) => unitId));
}

/** Whether the unit has taken an assessment of the month back: then it is the unit's to assess it again. */
export async function wasTakenBack(
  manager: EntityManager,
  unitId: number,
  month: string,
): Promise<boolean> {
  const rows: unknown[] = await manager.query(
    "SELECT 1 FROM assessment WHERE unit_id = ? AND month = ? AND kind = '01' AND deleted_at IS NOT NULL LIMIT 1",
    [unitId, month],
  );
  return rows.length > 0;
}

/** Allocations under the notice of an assessment `a` that were reversed. */
const TAKEN_BACK = `
  (SELECT COUNT(*) FROM assessment x JOIN voucher v ON v.business_no = x.business_no AND v.kind = 'allocation'
     JOIN voucher back ON back.reversal_of = v.id WHERE x.notice_no = a.notice_no)`;

export interface OpenNotice {
  readonly noticeNo: string;
  readonly deadline: string;
  readonly months: readonly { readonly businessNo: string; readonly month: string }[];
  /** What the unit itself has still to pay under it. */
  readonly openFen: number;
  /** How many allocations under it were reversed. */
  readonly takenBack: number;
}

/** The notices of a unit that wait for money of its own, and not for the bank's answer to an order; oldest month first. */
export async function openNoticesOf(manager: EntityManager, unitId: number): Promise<OpenNotice[]> {
  const rows: {
    noticeNo: string;
    deadline: string;
    businessNo: string;
    month: string;
    fen: string;
    takenBack: string;
  }[] = await manager.query(
    `SELECT a.notice_no AS noticeNo, n.deadline, a.business_no AS businessNo, a.month,
            a.unit_fen + a.personal_fen - a.gathered_fen AS fen, ${TAKEN_BACK} AS takenBack
       FROM assessment a JOIN payment_notice n ON n.notice_no = a.notice_no
      WHERE a.unit_id = ? AND a.standing = 1 AND a.allocated_at IS NULL
        AND NOT EXISTS (SELECT 1 FROM debit_order d WHERE d.notice_no = a.notice_no AND d.standing = 1)
      ORDER BY a.month`,
    [unitId],
  );
  const open = rows.filter(({ fen }) => Number(fen) > 0);
  return [...new Set(open.map(({ noticeNo }) => noticeNo))].map((noticeNo) => {
    const months = open.filter((row) => row.noticeNo === noticeNo);
    return {
      noticeNo,
      deadline: months[0]?.deadline ?? '',
      months,
      openFen: months.reduce((sum, { fen }) => sum + Number(fen), 0),
      takenBack: Number(months[0]?.takenBack ?? 0),
    };
  });
}

/** Days before it lapses on which what is approved to be made good, and not paid, is said once more. */
const LAPSE_SAID_BEFORE_DAYS = 7;

/** What is approved to be made good and waits for the unit's own money, soon to lapse. */
export interface SupplementToLapse {
  readonly unitId: number;
  readonly businessNo: string;
  readonly business: string;
  readonly deadline: string;
  readonly firstMonth: string;
  readonly month: string;
  readonly openFen: number;
  /** How many times it was credited and reversed. */
  readonly takenBack: number;
}

/** Of these units, on a day of the city; none that waits for the bank's answer to an order. */
export async function supplementsToLapse(
  manager: EntityManager,
  unitIds: readonly number[],
  day: string,
): Promise<SupplementToLapse[]> {
  if (unitIds.length === 0) return [];
  const rows: (Omit<SupplementToLapse, 'openFen' | 'takenBack'> & {
    openFen: string;
    takenBack: string;
  })[] = await manager.query(
    `SELECT a.unit_id AS unitId, a.business_no AS businessNo, s.business, n.deadline, COALESCE(s.effective_month, a.month) AS firstMonth,
            a.month, a.unit_fen + a.personal_fen - a.gathered_fen AS openFen, ${TAKEN_BACK} AS takenBack
       FROM assessment a JOIN payment_notice n ON n.notice_no = a.notice_no
       JOIN submission s ON s.business_no = a.business_no
      WHERE a.unit_id IN (?) AND a.kind = '${SUPPLEMENT}' AND a.allocated_at IS NULL AND a.deleted_at IS NULL
        AND n.deadline <= DATE_ADD(?, INTERVAL ${String(LAPSE_SAID_BEFORE_DAYS)} DAY)
        AND a.unit_fen + a.personal_fen > a.gathered_fen
        AND NOT EXISTS (SELECT 1 FROM debit_order d WHERE d.notice_no = a.notice_no AND d.standing = 1)
      ORDER BY a.business_no`,
    [unitIds, day],
  );
  return rows.map((row) => ({
    ...row,
    openFen: Number(row.openFen),
    takenBack: Number(row.takenBack),
  }));
}
