import type { EntityManager } from 'typeorm';
import type { AssessmentKind } from '#libs/fund/assessment/assessment-kind';
import { beginningWith, nameLike } from '#libs/persistence/database/like-pattern';
import { TOTAL, type ChangeKind, type UnitMonth } from '#libs/persistence/assessments/snapshot-sql';
import { comparedSql } from '#libs/persistence/assessments/month-preview';
import { SIDES } from '#libs/persistence/terms/account-sql';
import { identifierOf } from '#libs/values/identifier';

/** An assessment as the query of chapter 5.2 shows it. */
export interface AssessmentRead {
  readonly businessNo: string;
  readonly noticeNo: string;
  /** A month of the unit, or what is made good of months from the first to the last. */
  readonly kind: AssessmentKind;
  readonly firstMonth: string;
  readonly month: string;
  readonly lastPeople: number;
  readonly lastFen: number;
  readonly increasePeople: number;
  readonly increaseFen: number;
  readonly decreasePeople: number;
  readonly decreaseFen: number;
  readonly people: number;
  readonly unitFen: number;
  readonly personalFen: number;
  readonly fiscalFen: number;
  readonly supplementaryPeople: number;
  readonly supplementaryFen: number;
  readonly unallocatedFen: number;
  readonly gatheredFen: number;
  readonly gatheredFiscalFen: number;
  readonly noticeFen: number;
  readonly noticeMonths: number;
  readonly deadline: string;
  readonly way: string;
  readonly stage: string;
  readonly assessedAt: Date;
  readonly allocatedAt: Date | null;
}

const MONEY = [
  'last_fen',
  'increase_fen',
  'decrease_fen',
  'unit_fen',
  'personal_fen',
  'fiscal_fen',
  'supplementary_fen',
  'unallocated_fen',
  'gathered_fen',
  'gathered_fiscal_fen',
];
const PEOPLE = [
  'last_people',
  'increase_people',
  'decrease_people',
  'people',
  'supplementary_people',
];
const nameOf = (column: string): string =>
  column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

export interface AssessmentsAsked {
  readonly unitId: number;
  /** What is assessed and not allocated; all that stands otherwise. */
  readonly openOnly: boolean;
  /** Business number of the last row before. */
  readonly after?: string | undefined;
  readonly limit: number;
}

/** Newest first, by the business number. */
export async function assessmentsOf(
  manager: EntityManager,
  { unitId, openOnly, after, limit }: AssessmentsAsked,
): Promise<AssessmentRead[]> {
  const open = openOnly ? 'AND a.allocated_at IS NULL' : '';
  return readAssessments(
    manager,
    `a.unit_id = ? AND a.deleted_at IS NULL ${open} ${after === undefined ? '' : 'AND a.business_no < ?'}`,
    [unitId, ...(after === undefined ? [] : [after])],
    limit,
  );
}

/** One of a unit, whatever became of it; null for another unit's and for one that is not there alike. */
export async function assessmentOf(
  manager: EntityManager,
  unitId: number,
  businessNo: string,
): Promise<AssessmentRead | null> {
  const where = 'a.unit_id = ? AND a.business_no = ?';
  const [found] = await readAssessments(manager, where, [unitId, businessNo], 1);
  return found ?? null;
}

async function readAssessments(
  manager: EntityManager,
  where: string,
  values: readonly unknown[],
  limit: number,
): Promise<AssessmentRead[]> {
  const columns = [...PEOPLE, ...MONEY].map((column) => `a.${column} AS ${nameOf(column)}`);
  const rows: (AssessmentRead & Record<string, unknown>)[] = await manager.query(
    `SELECT a.business_no AS businessNo, a.notice_no AS noticeNo, a.kind, COALESCE(s.effective_month, a.month) AS firstMonth,
            a.month, ${columns.join(', ')}, n.sum_fen AS noticeFen,
            (SELECT COUNT(*) FROM assessment o WHERE o.notice_no = a.notice_no) AS noticeMonths,
            n.deadline, n.way, s.stage, a.assessed_at AS assessedAt, a.allocated_at AS allocatedAt
       FROM assessment a JOIN payment_notice n ON n.notice_no = a.notice_no
       JOIN submission s ON s.business_no = a.business_no
      WHERE ${where} ORDER BY a.business_no DESC LIMIT ?`,
    [...values, limit],
  );
  const numbers = [...PEOPLE, ...MONEY, 'notice_fen', 'notice_months'].map(nameOf);
  return rows.map((row) => ({
    ...row,
    ...Object.fromEntries(numbers.map((name) => [name, Number(row[name])])),
  }));
}

/** A member's month in an assessment. */
export interface AssessedLine extends MemberInMonth {
  readonly month: string;
}

/** A member in a month: what he pays, what he paid in the one before, and the case that makes the difference. */
export interface MemberInMonth {
  readonly accountId: number;
  readonly accountNo: string;
  readonly name: string;
  readonly idNumber: string;
  readonly baseFen: number;
  readonly unitFen: number;
  readonly personalFen: number;
  readonly fiscalFen: number;
  readonly beforeFen: number;
  readonly changeKind: ChangeKind;
  readonly causeNo: string | null;
  readonly causeBusiness: string | null;
}

export interface LinesAsked {
  readonly businessNo: string;
  /** Beginning of an account number or of a name. */
  readonly words?: string | undefined;
  readonly changedOnly: boolean;
  /** Account id and month of the last row before, as `lineMark` writes them. */
  readonly after?: string | undefined;
  readonly limit: number;
}

/** Where a page of lines ended: a member may have several months in what is made good. */
export function lineMark({ accountId, month }: AssessedLine): string {
  return `${String(accountId)}${month}`;
}

const MONTH_LENGTH = 6;

const LINE = `l.month, l.account_id AS accountId, p.account_no AS accountNo, m.name, m.id_number AS idNumber, l.base_fen AS baseFen,
  ${SIDES.map((side) => `l.${side}_fen AS ${side}Fen`).join(', ')}, l.before_fen AS beforeFen, l.change_kind AS changeKind,
  l.cause_no AS causeNo, c.business AS causeBusiness`;

/** 明细: the members of a snapshot as they were assessed, in the order of their accounts. */
export async function linesOf(
  manager: EntityManager,
  { businessNo, words = '', changedOnly, after, limit }: LinesAsked,
): Promise<AssessedLine[]> {
  const conditions: [sql: string, values: readonly unknown[]][] = [
    ['l.business_no = ?', [businessNo]],
  ];
  if (after !== undefined) {
    const [accountId, month] = [after.slice(0, -MONTH_LENGTH), after.slice(-MONTH_LENGTH)];
    conditions.push([
      '(l.account_id >= ? AND (l.account_id > ? OR l.month > ?))',
      [accountId, accountId, month],
    ]);
  }
  if (changedOnly) conditions.push(["l.change_kind <> ''", []]);
  if (words.trim() !== '') conditions.push(soughtBy(words.trim()));
  const rows: AssessedLine[] = await manager.query(
    `SELECT ${LINE} FROM assessment_line l JOIN personal_account p ON p.id = l.account_id JOIN member m ON m.id = p.member_id
       LEFT JOIN submission c ON c.business_no = l.cause_no
      WHERE ${conditions.map(([sql]) => sql).join(' AND ')} ORDER BY l.account_id, l.month LIMIT ?`,
    [...conditions.flatMap(([, values]) => values), limit],
  );
  return rows.map(withNumbers);
}

function soughtBy(words: string): [sql: string, values: readonly unknown[]] {
  const { sql, values } = nameLike('m.name_key', words, beginningWith);
  return [
    `(p.account_no LIKE ? OR ${sql})`,
    [beginningWith(identifierOf(words) || words), ...values],
  ];
}

/** Who came, left or changed in a month that is still to be assessed, by the terms as they are now. */
export async function changesInMonth(
  manager: EntityManager,
  of: UnitMonth,
  page: { readonly after?: string | undefined; readonly limit: number },
): Promise<MemberInMonth[]> {
  const { select, values } = await comparedSql(manager, of);
  const fen = TOTAL('l');
  const rows: MemberInMonth[] = await manager.query(
    `SELECT l.account_id AS accountId, p.account_no AS accountNo, m.name, m.id_number AS idNumber, p.base_fen AS baseFen,
            ${SIDES.map((side) => `l.${side}_fen AS ${side}Fen`).join(', ')}, l.before_fen AS beforeFen,
            CASE WHEN l.pays > l.paid THEN 'came' WHEN l.paid > l.pays THEN 'left' WHEN ${fen} > l.before_fen THEN 'rose'
                 ELSE 'fell' END AS changeKind,
            c.business_no AS causeNo, c.business AS causeBusiness
       FROM (${select}) l JOIN personal_account p ON p.id = l.account_id JOIN member m ON m.id = p.member_id
       LEFT JOIN status_term st ON st.account_id = l.account_id AND st.from_month = ?
       LEFT JOIN base_term b ON b.account_id = l.account_id AND b.from_month = ?
       LEFT JOIN unit_term t ON t.unit_id = ? AND t.from_month = ?
       LEFT JOIN submission c ON c.business_no = IF(l.pays <> l.paid, st.business_no, COALESCE(b.business_no, t.business_no))
      WHERE (l.pays <> l.paid OR ${fen} <> l.before_fen) ${page.after === undefined ? '' : 'AND l.account_id > ?'}
      ORDER BY l.account_id LIMIT ?`,
    [
      ...values,
      of.month,
      of.month,
      of.unitId,
      of.month,
      ...(page.after === undefined ? [] : [page.after]),
      page.limit,
    ],
  );
  return rows.map(withNumbers);
}

function withNumbers<Line extends MemberInMonth>(row: Line): Line {
  const { baseFen, unitFen, personalFen, fiscalFen, beforeFen } = row;
  return {
    ...row,
    baseFen: Number(baseFen),
    unitFen: Number(unitFen),
    personalFen: Number(personalFen),
    fiscalFen: Number(fiscalFen),
    beforeFen: Number(beforeFen),
  };
}
