import { isDeepStrictEqual } from 'node:util';
import type { EntityManager } from 'typeorm';
import { nextToAssess } from '#libs/fund/due-month';
import { formatYuan } from '#libs/fund/money';
import type { FundMonth } from '#libs/fund/month';
import { RuleViolation } from '#libs/fund/rule-violation';
import type { Terms } from '#libs/fund/terms';
import {
  monthRefusal,
  registerCase,
  termsOfCase,
  type RegisterCase,
} from '#libs/persistence/register-case';
import { decideAgain } from '#libs/persistence/register-recheck';
import type { RegisterRule } from '#libs/persistence/register-rule';
import { derivedTotals } from '#libs/persistence/register-totals';
import { textOf } from '#libs/texts/texts';
import { moveMonthly } from '#libs/persistence/unit-totals';

/**
 * Posts the chosen rows of a register inside the caller's transaction, which has written the posting key first.
 * The terms are read again as they were known at submit; accounts that moved on are decided again by the same rule, and
 * what comes out must be what was approved.
 * @throws RuleViolation when a row or the month no longer holds: the whole transaction rolls back.
 */
export async function postRegister(
  manager: EntityManager,
  rule: RegisterRule,
  businessNo: string,
  now: Date,
): Promise<{ changes: number }> {
  await lockUnitOf(manager, businessNo);
  const found = await registerCase(manager, businessNo);
  const terms = await termsOfCase(manager, found, found.frozenAt ?? now);
  const refusal = monthRefusal(rule, found, terms, now);
  if (refusal !== null) throw new RuleViolation(refusal.code, refusal.details);
  const people = await chosenRows(manager, businessNo);
  const sameTerms = isDeepStrictEqual(found.terms, terms);
  // As a rule nothing has moved since submit: applied at once, and taken back if that proves wrong.
  await manager.query('SAVEPOINT before_accounts');
  let posted = sameTerms ? await applyToAccounts(manager, rule, found, terms) : 0;
  if (posted !== people) {
    await manager.query('ROLLBACK TO SAVEPOINT before_accounts');
    await requireRowsHold(manager, rule, { found, terms, movedOnly: sameTerms });
    posted = await applyToAccounts(manager, rule, found, terms);
  }
  // Somebody moved an account between two statements: the whole transaction is tried again.
  if (posted !== people)
    throw new Error(
      `posting of ${businessNo} reached ${String(posted)} of ${String(people)} accounts`,
    );
  await writeTerms(manager, rule, found, terms.month);
  if (isDue(found, terms.month)) await moveMonthly(manager, found.unitId, businessNo);
  for (const change of rule.posting.changes) {
    await manager.query(
      `INSERT INTO posted_change
              (business_no, subject_kind, subject_id, unit_id, field, \`before\`, \`after\`, effective_month, posted_at)
       SELECT business_no, 'account', account_id, ?, ?, ${change.before}, ${change.after}, ?, ?
         FROM register_row WHERE business_no = ? AND chosen = 1`,
      [found.unitId, change.field, terms.month, now, businessNo],
    );
  }
  return { changes: people };
}

/** Before its marks are read: whoever assesses or pays meanwhile has ended when they are. */
async function lockUnitOf(manager: EntityManager, businessNo: string): Promise<void> {
  const [row]: { unitId: number }[] = await manager.query(
    'SELECT unit_id AS unitId FROM submission WHERE business_no = ?',
    [businessNo],
  );
  if (row !== undefined)
    await manager.query('SELECT id FROM unit WHERE id = ? FOR UPDATE', [row.unitId]);
}

/** A change of the next month to assess moves what is kept of the account; one of a later month stands in its terms alone. */
function isDue(found: RegisterCase, month: FundMonth): boolean {
  return month <= nextToAssess(found);
}

const TERM_OF = { base: { table: 'base_term', column: 'base_fen' } } as const;

/** A row of the same month gives way to this one: the later posting counts (domain 14). */
async function writeTerms(
  manager: EntityManager,
  rule: RegisterRule,
  found: RegisterCase,
  month: FundMonth,
): Promise<void> {
  for (const { line, row } of rule.posting.terms) {
    const { table, column } = TERM_OF[line];
    await manager.query(
      `INSERT INTO ${table} (account_id, from_month, ${column}, business_no)
       SELECT account_id, ?, ${row}, business_no FROM register_row WHERE business_no = ? AND chosen = 1
       ON DUPLICATE KEY UPDATE ${column} = VALUES(${column}), business_no = VALUES(business_no)`,
      [month, found.businessNo],
    );
  }
}

async function chosenRows(manager: EntityManager, businessNo: string): Promise<number> {
  const [sums]: { people: string; findings: string | null }[] = await manager.query(
    `SELECT COUNT(*) AS people, SUM(finding_code IS NOT NULL) AS findings
       FROM register_row WHERE business_no = ? AND chosen = 1`,
    [businessNo],
  );
  const findings = Number(sums?.findings ?? 0);
  if (findings > 0) throw new RuleViolation('FINDINGS_REMAIN', { count: findings });
  const people = Number(sums?.people ?? 0);
  if (people === 0) throw new RuleViolation('NOTHING_TO_SUBMIT');
  return people;
}

/** One statement for the whole register: only accounts still at the version their row was decided against. */
async function applyToAccounts(
  manager: EntityManager,
  rule: RegisterRule,
  found: RegisterCase,
  terms: Terms,
): Promise<number> {
  const { assigns, marks } = rule.posting;
  const due = isDue(found, terms.month);
  const kept = due
    ? assigns.map(({ account, row }) => `a.${account} = r.${row}`)
    : ["a.later_month = LEAST(COALESCE(a.later_month, '999999'), ?)"];
  const settings = [
    ...kept,
    ...marks.map((mark) => `a.${mark} = GREATEST(COALESCE(a.${mark}, ''), ?)`),
    'a.version = a.version + 1',
  ];
  const result: { affectedRows: number } = await manager.query(
    `UPDATE register_row r JOIN personal_account a ON a.id = r.account_id AND a.version = r.decided_version
        SET ${settings.join(', ')}
      WHERE r.business_no = ? AND r.chosen = 1 AND r.finding_code IS NULL AND a.unit_id = ?`,
    [
      ...(due ? marks : ['later_month', ...marks]).map(() => terms.month),
      found.businessNo,
      found.unitId,
    ],
  );
  return result.affectedRows;
}

type Scope = Parameters<typeof decideAgain>[2];

/**
 * What was approved is what is posted: an account that moved on with the same amounts is fine, any other amount parks
 * the case with both sums, and the rows stay as the head, the approval and later the receipt tell them.
 */
async function requireRowsHold(
  manager: EntityManager,
  rule: RegisterRule,
  scope: Scope,
): Promise<void> {
  const { businessNo } = scope.found;
  const approved = await derivedTotals(manager, businessNo);
  const { refused, moved } = await decideAgain(manager, rule, { ...scope, chosenOnly: true });
  const first = refused[0];
  if (first !== undefined) {
    const { code = '', details: facts } = first.row.finding ?? {};
    const { zh, en } = textOf(code, facts);
    const details = { rowNo: first.rowNo, count: refused.length, reason: zh, reasonEn: en };
    throw new RuleViolation('POSTING_ROW_REFUSED', details);
  }
  const [rowNo] = moved;
  if (rowNo === undefined) return;
  const now = await derivedTotals(manager, businessNo);
  throw new RuleViolation('POSTING_AMOUNTS_MOVED', {
    rowNo,
    count: moved.length,
    approvedBefore: formatYuan(approved.beforeFen),
    approvedAfter: formatYuan(approved.afterFen),
    nowBefore: formatYuan(now.beforeFen),
    nowAfter: formatYuan(now.afterFen),
  });
}
