import type { EntityManager } from 'typeorm';
import { deriveAccountsOfRows } from '#libs/persistence/terms/projection';
import { takeMovers } from '#libs/persistence/postings/take-movers';
import type { Posting } from '#libs/persistence/postings/posting';
import { personVersionSql } from '#libs/persistence/registers/register-subject';
import type { RegisterRule } from '#libs/persistence/registers/register-rule';
import { deriveTotals, moveMonthly } from '#libs/persistence/accounts/unit-totals';

/** History alone leaves accounts and units as they are, and so does what waits for its money. */
function movesNothing({ posting }: RegisterRule): boolean {
  return posting.every(({ step }) => step === 'history' || step === 'contribute');
}

/** Rows of bases alone hold the amounts already: they are moved over as they are, by one statement. */
function movesBasesAlone(rule: RegisterRule): boolean {
  return (
    !movesNothing(rule) &&
    rule.posting.every(({ step }) => step === 'set-base' || step === 'history')
  );
}

function movesAccounts({ posting }: RegisterRule): boolean {
  return posting.some(({ step }) => step === 'move-accounts');
}

const AMOUNTS_OF_ROW = [
  'a.base_fen = r.base_after_fen',
  'a.unit_fen = r.unit_after_fen',
  'a.personal_fen = r.personal_after_fen',
  'a.fiscal_fen = r.fiscal_after_fen',
];
const LATER = "a.later_month = LEAST(COALESCE(a.later_month, '999999'), ?)";
const OF_FUND_YEAR = "a.last_base_month = GREATEST(COALESCE(a.last_base_month, ''), ?)";

/** Takes the chosen rows' accounts or people as their rows were decided against. Answers how many stand there still. */
export async function takeSubjects(
  manager: EntityManager,
  rule: RegisterRule,
  posting: Posting,
): Promise<number> {
  if (movesAccounts(rule)) return takeMovers(manager, posting);
  if (rule.rowKey !== undefined) return takeRows(manager, posting);
  return rule.subject.kind === 'account'
    ? takeAccounts(manager, rule, posting)
    : countPeople(manager, posting);
}

/** Nobody has opened or moved an account of theirs since; that nobody does so now is what the member's hash is unique for. */
async function countPeople(manager: EntityManager, { businessNo }: Posting): Promise<number> {
  const [row]: { people: string }[] = await manager.query(
    `SELECT COUNT(*) AS people FROM register_row r
      WHERE r.business_no = ? AND r.chosen = 1 AND r.finding_code IS NULL
        AND r.decided_version = ${personVersionSql('r.row_key')}`,
    [businessNo],
  );
  return Number(row?.people ?? 0);
}

/**
 * One statement for the whole register: only accounts still at the version their row was decided against, which rises.
 * Answers how many they were.
 */
async function takeAccounts(
  manager: EntityManager,
  rule: RegisterRule,
  { businessNo, unitId, month, due }: Posting,
): Promise<number> {
  const marks = rule.posting.some((one) => one.step === 'set-base' && one.ofFundYear);
  const kept = movesBasesAlone(rule) ? (due ? AMOUNTS_OF_ROW : [LATER]) : [];
  const settings = [...kept, ...(marks ? [OF_FUND_YEAR] : []), 'a.version = a.version + 1'];
  const months = settings.filter((setting) => setting.includes('?')).map(() => month);
  const result: { affectedRows: number } = await manager.query(
    `UPDATE register_row r JOIN personal_account a ON a.id = r.account_id AND a.version = r.decided_version
        SET ${settings.join(', ')}
      WHERE r.business_no = ? AND r.chosen = 1 AND r.finding_code IS NULL AND a.unit_id = ?`,
    [...months, businessNo, unitId],
  );
  return result.affectedRows;
}

const ROWS_THAT_HOLD = `
  register_row r JOIN personal_account a ON a.id = r.account_id AND a.version = r.decided_version
    WHERE r.business_no = ? AND r.chosen = 1 AND r.finding_code IS NULL AND a.unit_id = ?`;

/** Where an account has several rows, they are counted before its version rises, once. */
async function takeRows(manager: EntityManager, { businessNo, unitId }: Posting): Promise<number> {
  const held: unknown[] = await manager.query(`SELECT r.row_no FROM ${ROWS_THAT_HOLD} FOR UPDATE`, [
    businessNo,
    unitId,
  ]);
  await manager.query(
    `UPDATE personal_account p JOIN (SELECT DISTINCT r.account_id AS id FROM ${ROWS_THAT_HOLD}) held ON held.id = p.id
        SET p.version = p.version + 1`,
    [businessNo, unitId],
  );
  return held.length;
}

/** What is kept of the accounts and of their units follows what the steps have written. */
export async function moveProjection(
  manager: EntityManager,
  rule: RegisterRule,
  { businessNo, unitId, otherUnitId, otherIsBehind, due }: Posting,
): Promise<void> {
  if (movesNothing(rule)) return;
  if (movesBasesAlone(rule)) {
    if (due) await moveMonthly(manager, unitId, businessNo);
    return;
  }
  // Who was taken with his new unit's month is right already, but where another base may hold in it.
  const isRight = movesAccounts(rule) && !otherIsBehind;
  // Accounts that have just been opened were written as their first terms have them.
  if (!opensAccounts(rule))
    await deriveAccountsOfRows(
      manager,
      businessNo,
      isRight ? 'a.later_month IS NOT NULL' : '1 = 1',
    );
  for (const id of [unitId, otherUnitId]) if (id !== null) await deriveTotals(manager, id);
}

function opensAccounts({ posting }: RegisterRule): boolean {
  return posting.some(({ step }) => step === 'open-accounts');
}
