import type { EntityManager } from 'typeorm';
import { NORMAL } from '#libs/fund/account-status';
import { REMITTANCE } from '#libs/fund/assessment/assessment-kind';
import { addMonths, nextMonth, type FundMonth } from '#libs/fund/month';
import { deriveTotals } from '#libs/persistence/accounts/unit-totals';
import type { UnitEntity } from '#libs/persistence/entities/unit.entity';
import { deriveAccounts, deriveAccountsReached } from '#libs/persistence/terms/projection';
import { deriveSettings, settingsBeginIn } from '#libs/persistence/terms/unit-settings';

type Marked = Pick<UnitEntity, 'id' | 'firstMonth'>;

/**
 * A month is assessed: what is kept of the unit and its accounts speaks of the month after it. The caller holds the unit.
 * @param isRebased whether the assessment itself has set bases from its month on
 */
export async function moveMarkOn(
  manager: EntityManager,
  { id }: Marked,
  month: FundMonth,
  isRebased: boolean,
): Promise<void> {
  await manager.query(
    'UPDATE unit SET last_assessed_month = ?, version = version + 1 WHERE id = ?',
    [month, id],
  );
  const next = nextMonth(month);
  // As a rule a few accounts have a row in that month; other ratios concern everybody.
  const isOtherwise = await settingsBeginIn(manager, id, next);
  if (isOtherwise || isRebased) {
    await deriveSettings(manager, id);
    await deriveAccounts(manager, id);
  } else await deriveAccountsReached(manager, id, next);
  await deriveTotals(manager, id);
}

/** An assessment is deleted: its month is the next to assess again. */
export async function moveMarkBack(
  manager: EntityManager,
  { id, firstMonth }: Marked,
  month: FundMonth,
): Promise<void> {
  const last = month > firstMonth ? addMonths(month, -1) : null;
  await manager.query(
    'UPDATE unit SET last_assessed_month = ?, version = version + 1 WHERE id = ?',
    [last, id],
  );
  await deriveSettings(manager, id);
  await deriveAccounts(manager, id);
  await deriveTotals(manager, id);
}

/**
 * The last month units paid before their first assessment of this hall: all they have paid where there is none yet, null
 * where that was their first month.
 */
const BROUGHT = `
  SELECT w.id AS unit_id, CASE WHEN MIN(s.month) IS NULL THEN w.paid_through_month
                               WHEN MIN(s.month) > w.first_month THEN CAST(PERIOD_ADD(MIN(s.month), -1) AS CHAR) END AS month
    FROM unit w LEFT JOIN assessment s ON s.unit_id = w.id AND s.kind = '${REMITTANCE}'
   WHERE w.id IN (?) GROUP BY w.id, w.first_month, w.paid_through_month`;

const TOUCHED = 'SELECT DISTINCT account_id FROM assessment_line WHERE business_no IN (?)';

/** Of each member touched, the last month he paid before the hall kept the books: as his terms say (decision 0145). */
const BROUGHT_OF_MEMBERS = `
  SELECT t.account_id, MAX(LEAST(b.month, COALESCE((SELECT CAST(PERIOD_ADD(MIN(n.from_month), -1) AS CHAR) FROM status_term n
                                                     WHERE n.account_id = t.account_id AND n.from_month > t.from_month), b.month))) AS month
    FROM status_term t JOIN (${TOUCHED}) x ON x.account_id = t.account_id
    JOIN (${BROUGHT}) b ON b.unit_id = t.unit_id AND b.month >= t.from_month
   WHERE t.status = '${NORMAL}' GROUP BY t.account_id`;

const CREDITED_TO_MEMBERS = `
  SELECT l.account_id, MAX(l.month) AS month FROM (${TOUCHED}) x JOIN assessment_line l ON l.account_id = x.account_id
    JOIN assessment s ON s.business_no = l.business_no AND s.allocated_at IS NOT NULL AND s.deleted_at IS NULL
   WHERE l.status = '${NORMAL}' GROUP BY l.account_id`;

/**
 * Allocations were taken back: how far unit and members have paid is what is still credited, and what was brought into the
 * hall; never what stood there before (domain 14). The caller holds the unit.
 */
export async function recomputeMarks(
  manager: EntityManager,
  unitId: number,
  reversed: readonly string[],
): Promise<void> {
  await manager.query(
    `UPDATE personal_account a JOIN (${TOUCHED}) x ON x.account_id = a.id
       LEFT JOIN (${CREDITED_TO_MEMBERS}) c ON c.account_id = a.id
       LEFT JOIN (${BROUGHT_OF_MEMBERS}) b ON b.account_id = a.id
        SET a.paid_through_month = NULLIF(GREATEST(COALESCE(c.month, ''), COALESCE(b.month, '')), ''), a.version = a.version + 1`,
    [reversed, reversed, reversed, await unitsOfMembers(manager, unitId, reversed)],
  );
  await manager.query(
    `UPDATE unit u LEFT JOIN (${BROUGHT}) b ON b.unit_id = u.id
        SET u.paid_through_month = COALESCE((SELECT MAX(s.month) FROM assessment s
              WHERE s.unit_id = u.id AND s.standing = 1 AND s.allocated_at IS NOT NULL), b.month), u.version = u.version + 1
      WHERE u.id = ?`,
    [unitId, unitId],
  );
  await manager.query(
    `DELETE m FROM unit_month m JOIN assessment s ON s.unit_id = m.unit_id AND s.month = m.month AND s.standing = 1
      WHERE s.business_no IN (?)`,
    [reversed],
  );
}

/** Every unit that the members touched have been in. */
async function unitsOfMembers(
  manager: EntityManager,
  unitId: number,
  reversed: readonly string[],
): Promise<number[]> {
  const rows: { unitId: number }[] = await manager.query(
    `SELECT DISTINCT t.unit_id AS unitId FROM status_term t JOIN (${TOUCHED}) x ON x.account_id = t.account_id`,
    [reversed],
  );
  return [...new Set([unitId, ...rows.map((row) => row.unitId)])];
}
