import type { EntityManager } from 'typeorm';
import { openAssessments } from '#libs/persistence/assessments/assessment-queries';
import type { AssessmentKind } from '#libs/fund/assessment/assessment-kind';

export interface NoticeMonth {
  readonly businessNo: string;
  readonly kind: AssessmentKind;
  /** The same as its month, or the first of those that are made good. */
  readonly firstMonth: string;
  readonly month: string;
  readonly people: number;
  readonly unitFen: number;
  readonly personalFen: number;
  readonly fiscalFen: number;
}

/** What a unit is asked to pay under one number, and for which months. */
export interface Notice {
  readonly noticeNo: string;
  readonly unitId: number;
  readonly sumFen: number;
  readonly deadline: string;
  /** How the unit says it pays: a settlement way's code. */
  readonly way: string;
  readonly createdAt: Date;
  readonly months: readonly NoticeMonth[];
}

/** The notice an assessment stands under. */
export async function noticeOf(manager: EntityManager, businessNo: string): Promise<Notice> {
  const noticeNo = await noticeNoOf(manager, businessNo);
  const notice = noticeNo === null ? null : await noticeNumbered(manager, noticeNo);
  if (notice === null) throw new Error(`${businessNo} stands under no notice`);
  return notice;
}

/** Null for a case that is no assessment. */
export async function noticeNoOf(
  manager: EntityManager,
  businessNo: string,
): Promise<string | null> {
  const [row]: { noticeNo: string }[] = await manager.query(
    'SELECT notice_no AS noticeNo FROM assessment WHERE business_no = ?',
    [businessNo],
  );
  return row?.noticeNo ?? null;
}

export async function noticeNumbered(
  manager: EntityManager,
  noticeNo: string,
): Promise<Notice | null> {
  const [notice]: (Notice & { readonly sumFen: string })[] = await manager.query(
    `SELECT notice_no AS noticeNo, unit_id AS unitId, sum_fen AS sumFen, deadline, way, created_at AS createdAt
       FROM payment_notice WHERE notice_no = ?`,
    [noticeNo],
  );
  if (notice === undefined) return null;
  const months: NoticeMonth[] = await manager.query(
    `SELECT a.business_no AS businessNo, a.kind, COALESCE(s.effective_month, a.month) AS firstMonth, a.month, a.people,
            a.unit_fen AS unitFen, a.personal_fen AS personalFen, a.fiscal_fen AS fiscalFen
       FROM assessment a LEFT JOIN submission s ON s.business_no = a.business_no
      WHERE a.notice_no = ? ORDER BY a.month, a.business_no`,
    [noticeNo],
  );
  return {
    ...notice,
    sumFen: Number(notice.sumFen),
    months: months.map((one) => ({
      ...one,
      people: Number(one.people),
      unitFen: Number(one.unitFen),
      personalFen: Number(one.personalFen),
      fiscalFen: Number(one.fiscalFen),
    })),
  };
}

/** What the unit has still to pay under a notice, over its open months. */
export async function openSumOf(manager: EntityManager, noticeNo: string): Promise<bigint> {
  const months = await openAssessments(manager, { noticeNo });
  return months
    .filter(({ state }) => state === 'open')
    .reduce((sum, { dueFen, gatheredFen }) => sum + dueFen - gatheredFen, 0n);
}

/** The account of the centre that a branch's units pay to. */
export interface Payee {
  readonly code: string;
  readonly accountName: string;
  readonly accountNo: string;
  readonly bankName: string;
}

/** Null where none is kept. */
export async function payeeOf(manager: EntityManager, branchCode: string): Promise<Payee | null> {
  const [account]: Payee[] = await manager.query(
    `SELECT code, account_name AS accountName, account_no AS accountNo, bank_name AS bankName FROM bank_account
      WHERE branch_code = ? ORDER BY code LIMIT 1`,
    [branchCode],
  );
  return account ?? null;
}
