import type { EntityManager } from 'typeorm';
import { NORMAL } from '#libs/fund/account-status';
import { SUPPLEMENT } from '#libs/fund/assessment/assessment-kind';
import { receivablesAreOfMembers } from '#libs/persistence/assessments/receivable-proof';
import { TOTAL } from '#libs/persistence/assessments/snapshot-sql';
import type { BookDifference } from '#libs/persistence/ledger/book-difference';
import { firstDifference, firstOfSpans } from '#libs/persistence/ledger/first-difference';
import { accountsInMonthSql, SIDES } from '#libs/persistence/terms/account-sql';

/** What an assessment must be to its snapshot, to its unit's months, and to the books. */
export const ASSESSMENT_CHECKS = [
  ['assessment-is-its-lines', assessmentsAreTheirLines],
  ['months-without-gap', monthsChain],
  ['gathered-in-books', gatheredStandsInBooks],
  ['credited-is-assessed', creditedIsAssessed],
  ['members-credited', membersCredited],
  ['snapshot-is-its-terms', snapshotsAreTheirTerms],
  ['supplement-is-its-register', supplementsAreTheirRegisters],
  ['receivable-of-members', receivablesAreOfMembers],
] as const;

/** A member has a line a month in what is made good, and one in a month of the unit: only there people are told apart. */
const PEOPLE_MADE_GOOD = `
  SELECT business_no, COUNT(DISTINCT account_id) AS people FROM assessment_line
   WHERE business_no IN (SELECT s.business_no FROM assessment s WHERE s.kind = '${SUPPLEMENT}') GROUP BY business_no`;

/** last + increase − decrease = this, and each side is the sum of its members'. */
function assessmentsAreTheirLines(manager: EntityManager): Promise<BookDifference | null> {
  const due = TOTAL('a');
  const people = 'COALESCE(g.people, l.people, 0)';
  return firstDifference(
    manager,
    'assessment-is-its-lines',
    `SELECT a.business_no AS \`of\`,
            CONCAT('people ', a.people, ', lines ', ${people}, '; unit ', a.unit_fen, ' ', COALESCE(l.unit_fen, 0),
                   ', personal ', a.personal_fen, ' ', COALESCE(l.personal_fen, 0), ', fiscal ', a.fiscal_fen, ' ',
                   COALESCE(l.fiscal_fen, 0), '; last ', a.last_fen, ' + ', a.increase_fen, ' - ', a.decrease_fen, ' = ', ${due}) AS detail
       FROM assessment a
       LEFT JOIN (SELECT business_no, SUM(status = '${NORMAL}') AS people, SUM(before_fen) AS before_fen,
                         ${SIDES.map((side) => `SUM(${side}_fen) AS ${side}_fen`).join(', ')}
                    FROM assessment_line GROUP BY business_no) l ON l.business_no = a.business_no
       LEFT JOIN (${PEOPLE_MADE_GOOD}) g ON g.business_no = a.business_no
      WHERE NOT (a.people = ${people} AND a.last_fen = COALESCE(l.before_fen, 0)
                 AND ${SIDES.map((side) => `a.${side}_fen = COALESCE(l.${side}_fen, 0)`).join(' AND ')}
                 AND a.last_fen + a.increase_fen - a.decrease_fen = ${due}
                 AND CAST(a.last_people AS SIGNED) + a.increase_people - a.decrease_people = a.people)
      ORDER BY a.business_no`,
  );
}

/** A unit's assessed months follow each other up to its mark; what is allocated comes before what is not. */
function monthsChain(manager: EntityManager): Promise<BookDifference | null> {
  return firstDifference(
    manager,
    'months-without-gap',
    `SELECT u.account_no AS \`of\`,
            CONCAT(a.months, ' months from ', a.lo, ' to ', a.hi, ', assessed through ', COALESCE(u.last_assessed_month, '-'),
                   '; allocated to ', COALESCE(a.paid, '-'), ', open from ', COALESCE(a.open, '-'), ', paid through ',
                   COALESCE(u.paid_through_month, '-')) AS detail
       FROM unit u
       JOIN (SELECT unit_id, COUNT(*) AS months, MIN(month) AS lo, MAX(month) AS hi, MAX(IF(allocated_at IS NULL, NULL, month)) AS paid,
                    MIN(IF(allocated_at IS NULL, month, NULL)) AS open
               FROM assessment WHERE standing = 1 GROUP BY unit_id) a ON a.unit_id = u.id
      WHERE PERIOD_DIFF(a.hi, a.lo) + 1 <> a.months OR NOT (u.last_assessed_month <=> a.hi)
         OR a.paid > a.open OR (a.paid IS NOT NULL AND NOT (u.paid_through_month <=> a.paid))
         OR u.paid_through_month >= a.open
      ORDER BY u.id`,
  );
}

const IN_BOOKS = `
  SELECT s.owner, SUM(IF(l.side = 'C', l.amount_fen, -l.amount_fen)) AS fen
    FROM sub_account s JOIN voucher_line l ON l.sub_account_id = s.id WHERE s.account = '219' AND s.kind = 'gathered' GROUP BY s.owner`;

/** What an assessment says it has gathered stands in its sub-accounts until it is allocated, and nothing without one. */
async function gatheredStandsInBooks(manager: EntityManager): Promise<BookDifference | null> {
  const check = 'gathered-in-books';
  const kept = (column: string) =>
    `IF(a.allocated_at IS NULL AND a.deleted_at IS NULL, a.${column}, 0)`;
  const [unit, treasury] = [kept('gathered_fen'), kept('gathered_fiscal_fen')];
  const differs = await firstDifference(
    manager,
    check,
    `SELECT a.business_no AS \`of\`, CONCAT('unit ', ${unit}, ', books ', COALESCE(b.fen, 0), '; treasury ', ${treasury},
            ', books ', COALESCE(t.fen, 0)) AS detail
       FROM assessment a LEFT JOIN (${IN_BOOKS}) b ON b.owner = a.business_no
       LEFT JOIN (${IN_BOOKS}) t ON t.owner = CONCAT(a.business_no, '/fiscal')
      WHERE ${unit} <> COALESCE(b.fen, 0) OR ${treasury} <> COALESCE(t.fen, 0)
         OR a.gathered_fen > a.unit_fen + a.personal_fen OR a.gathered_fiscal_fen > a.fiscal_fen ORDER BY a.business_no`,
  );
  if (differs !== null) return differs;
  return firstDifference(
    manager,
    check,
    `SELECT b.owner AS \`of\`, CONCAT(b.fen, ' gathered for no assessment') AS detail
       FROM (${IN_BOOKS}) b LEFT JOIN assessment a ON a.business_no = SUBSTRING(b.owner, 1, 16)
      WHERE b.fen <> 0 AND a.business_no IS NULL ORDER BY b.owner`,
  );
}

/** An allocation and what takes it back, by case: what its members have of it. */
const CREDITS = `FROM voucher v JOIN member_line m ON m.voucher_id = v.id WHERE v.kind IN ('allocation', 'reversal')`;

/** Snapshot = assessment = credited, once it is allocated; nothing is credited before. */
function creditedIsAssessed(manager: EntityManager): Promise<BookDifference | null> {
  const due = TOTAL('a');
  return firstOfSpans(
    manager,
    'credited-is-assessed',
    `SELECT a.business_no AS \`of\`, CONCAT('assessed ', ${due}, IF(a.allocated_at IS NULL, ' not allocated', ' allocated'),
            ', credited ', COALESCE(c.fen, 0)) AS detail
       FROM assessment a
       LEFT JOIN (SELECT v.business_no, SUM(${TOTAL('m')} + m.other_fen) AS fen ${CREDITS} AND v.unit_id BETWEEN ? AND ?
                   GROUP BY v.business_no) c ON c.business_no = a.business_no
      WHERE a.unit_id BETWEEN ? AND ? AND IF(a.allocated_at IS NULL, 0, ${due}) <> COALESCE(c.fen, 0) ORDER BY a.business_no`,
  );
}

function membersCredited(manager: EntityManager): Promise<BookDifference | null> {
  const differs = SIDES.map((side) => `l.${side}_fen <> COALESCE(c.${side}_fen, 0)`).join(' OR ');
  return firstOfSpans(
    manager,
    'members-credited',
    `SELECT a.business_no AS \`of\`, CONCAT('account ', l.account_id, ' ', l.month, ': assessed ', ${TOTAL('l')}, ', credited ',
            COALESCE(${TOTAL('c')}, 0)) AS detail
       FROM assessment a JOIN assessment_line l ON l.business_no = a.business_no
       LEFT JOIN (SELECT v.business_no, m.account_id, m.month, ${SIDES.map((side) => `SUM(m.${side}_fen) AS ${side}_fen`).join(', ')}
                    ${CREDITS} AND v.unit_id BETWEEN ? AND ? GROUP BY v.business_no, m.account_id, m.month) c
         ON c.business_no = l.business_no AND c.account_id = l.account_id AND c.month = l.month
      WHERE a.unit_id BETWEEN ? AND ? AND a.allocated_at IS NOT NULL AND (${differs}) ORDER BY a.business_no, l.account_id`,
  );
}

/** No term at or before an assessed month changes: the newest one, while it is open, is still what its terms say. */
function snapshotsAreTheirTerms(manager: EntityManager): Promise<BookDifference | null> {
  const differs = SIDES.map((side) => `l.${side}_fen <> d.${side}_fen`).join(' OR ');
  return firstOfSpans(
    manager,
    'snapshot-is-its-terms',
    `SELECT a.business_no AS \`of\`, CONCAT('account ', l.account_id, ': assessed ', ${TOTAL('l')}, ', terms ', d.status, ' ',
            ${TOTAL('d')}) AS detail
       FROM unit w JOIN assessment a ON a.unit_id = w.id AND a.month = w.last_assessed_month AND a.standing = 1 AND a.allocated_at IS NULL
       JOIN assessment_line l ON l.business_no = a.business_no AND l.status = '${NORMAL}'
       JOIN personal_account p ON p.id = l.account_id AND p.unit_id = a.unit_id
       JOIN (${accountsInMonthSql('u.last_assessed_month')} WHERE a.unit_id BETWEEN ? AND ?) d ON d.id = l.account_id
      WHERE w.id BETWEEN ? AND ? AND (d.status <> '${NORMAL}' OR ${differs}) ORDER BY a.business_no, l.account_id`,
  );
}

/** What is made good of a member's month is what the rows of its case add to it, side by side. */
function supplementsAreTheirRegisters(manager: EntityManager): Promise<BookDifference | null> {
  const added = SIDES.map(
    (side) => `SUM(r.${side}_after_fen - r.${side}_before_fen) AS ${side}_fen`,
  ).join(', ');
  const differs = SIDES.map((side) => `NOT l.${side}_fen <=> r.${side}_fen`).join(' OR ');
  return firstDifference(
    manager,
    'supplement-is-its-register',
    `SELECT a.business_no AS \`of\`, CONCAT('account ', r.account_id, ' ', r.month, ': rows ', ${TOTAL('r')}, ', made good ',
            COALESCE(${TOTAL('l')}, 0)) AS detail
       FROM assessment a
       JOIN (SELECT r.business_no, r.account_id, r.month, ${added} FROM register_row r WHERE r.chosen = 1
              AND r.business_no IN (SELECT s.business_no FROM assessment s WHERE s.kind = '${SUPPLEMENT}')
              GROUP BY r.business_no, r.account_id, r.month) r ON r.business_no = a.business_no
       LEFT JOIN assessment_line l ON l.business_no = r.business_no AND l.account_id = r.account_id AND l.month = r.month
      WHERE a.kind = '${SUPPLEMENT}' AND (${differs}) ORDER BY a.business_no, r.account_id, r.month`,
  );
}
