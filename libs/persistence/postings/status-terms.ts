import type { EntityManager } from 'typeorm';
import type { Posting } from '#libs/persistence/postings/posting';

export interface StatusTerms {
  readonly unitId: number;
  /** JGJ/T 320 A.6. */
  readonly status: string;
  /** Key of the typed column that holds the reason; none where there is no reason. */
  readonly reason?: string;
}

/** A status and a unit from each row's month on; a row of the same month gives way to this one (domain 14). */
export async function writeStatusTerms(
  manager: EntityManager,
  { businessNo, rowMonth }: Posting,
  { unitId, status, reason }: StatusTerms,
): Promise<void> {
  const typed = reason === undefined ? "''" : "COALESCE(JSON_VALUE(r.typed, ?), '')";
  await manager.query(
    `INSERT INTO status_term (account_id, from_month, unit_id, status, reason, business_no)
     SELECT r.account_id, ${rowMonth}, ?, ?, ${typed}, r.business_no
       FROM register_row r WHERE r.business_no = ? AND r.chosen = 1
     ON DUPLICATE KEY UPDATE unit_id = VALUES(unit_id), status = VALUES(status), reason = VALUES(reason),
            business_no = VALUES(business_no)`,
    [unitId, status, ...(reason === undefined ? [] : [`$.${reason}`]), businessNo],
  );
}
