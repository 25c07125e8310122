import type { EntityManager } from 'typeorm';

/** What a posting does to an account's status, as the query of status changes names it. */
export const STATUS_CHANGE_KINDS = [
  'open',
  'unseal',
  'seal',
  'transfer-in',
  'transfer-out',
  'close',
] as const;
export type StatusChangeKind = (typeof STATUS_CHANGE_KINDS)[number];

const COLUMNS = 'account_id, unit_id, kind, reason, from_month, business_no, posted_at';

/** A term `s` and the one before it, `p`. */
const TERMS = `
  status_term s LEFT JOIN status_term p ON p.account_id = s.account_id AND p.from_month = (
    SELECT MAX(n.from_month) FROM status_term n WHERE n.account_id = s.account_id AND n.from_month < s.from_month)`;
const KIND = `CASE WHEN p.account_id IS NULL THEN 'open' WHEN p.unit_id <> s.unit_id THEN 'transfer-in'
                   WHEN s.status = '01' THEN 'unseal' WHEN s.status = '02' THEN 'seal' ELSE 'close' END`;

/**
 * Writes the history of what a case has just posted into the terms, whatever its business: nothing, if no status. In one pass,
 * for both sides of a transfer.
 */
export async function recordStatusChanges(
  manager: EntityManager,
  businessNo: string,
  postedAt: Date,
): Promise<void> {
  await manager.query(
    `INSERT INTO status_change (${COLUMNS})
     SELECT s.account_id, IF(side.gives, p.unit_id, s.unit_id), IF(side.gives, 'transfer-out', ${KIND}), s.reason,
            s.from_month, s.business_no, ?
       FROM ${TERMS} JOIN (SELECT 0 AS gives UNION ALL SELECT 1) side ON side.gives = 0 OR p.unit_id <> s.unit_id
      WHERE s.business_no = ?`,
    [postedAt, businessNo],
  );
}

/** An account opened on a day, or changed on the first of its month, by the city's clock: nothing more is known of it. */
const BROUGHT_AT = `TIMESTAMP(IF(p.account_id IS NULL, a.opened_on, STR_TO_DATE(CONCAT(s.from_month, '01'), '%Y%m%d'))) - INTERVAL 8 HOUR`;

/** The history of what the former system did, from the terms it left; the caller may name the units it is of. */
export function broughtOverSql(units = ''): string {
  return `
    INSERT INTO status_change (${COLUMNS})
    SELECT s.account_id, s.unit_id, ${KIND}, s.reason, s.from_month, NULL, ${BROUGHT_AT} AS at
      FROM ${TERMS} JOIN personal_account a ON a.id = s.account_id
     WHERE s.business_no IS NULL ${units} ORDER BY at, s.account_id, s.from_month`;
}
