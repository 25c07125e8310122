import type { EntityManager } from 'typeorm';
import type { SubmissionEntity } from '#libs/persistence/entities/submission.entity';
import { UNFINISHED_STAGES } from '#libs/case/stage';

type Case = Pick<SubmissionEntity, 'businessNo' | 'unitId' | 'memberId'>;

/**
 * Is a case of the businesses under way in another unit that is about a person of this one: whom it is about as a whole, or
 * of its chosen rows? Nothing is told of it but that it is there. People of a unit's accounts are in no register of another
 * unit: while they are in one here, nobody takes them there.
 */
export async function isUnderWayElsewhere(
  manager: EntityManager,
  row: Case,
  businesses: readonly string[],
): Promise<boolean> {
  if (businesses.length === 0) return false;
  const parts =
    row.memberId === null ? await ofRegister(manager, row.businessNo) : ofMember(row.memberId);
  for (const { from, values } of parts) {
    const found: unknown[] = await manager.query(
      `SELECT 1 FROM ${from} AND s.unit_id <> ? AND s.business IN (?) AND s.stage IN (?) LIMIT 1`,
      [...values, row.unitId, businesses, UNFINISHED_STAGES],
    );
    if (found.length > 0) return true;
  }
  return false;
}

interface Part {
  readonly from: string;
  readonly values: readonly unknown[];
}

/** As a whole; or in a chosen row, by any account he has. */
function ofMember(memberId: number): Part[] {
  return [
    { from: 'submission s WHERE s.member_id = ?', values: [memberId] },
    {
      from: `personal_account a STRAIGHT_JOIN register_row o ON o.account_id = a.id AND o.chosen = 1
        STRAIGHT_JOIN submission s ON s.business_no = o.business_no WHERE a.member_id = ?`,
      values: [memberId],
    },
  ];
}

/** What is under way elsewhere is little: from there to the rows of this register, never the other way round. */
async function ofRegister(manager: EntityManager, businessNo: string): Promise<Part[]> {
  const ofAccounts = {
    from: `submission s STRAIGHT_JOIN personal_account a ON a.member_id = s.member_id
      STRAIGHT_JOIN register_row r ON r.account_id = a.id AND r.business_no = ? AND r.chosen = 1 WHERE TRUE`,
    values: [businessNo],
  };
  const ofPersons = {
    from: `submission s STRAIGHT_JOIN register_row o ON o.business_no = s.business_no AND o.chosen = 1
      STRAIGHT_JOIN register_row r ON r.business_no = ? AND r.row_key = o.row_key AND r.chosen = 1 WHERE TRUE`,
    values: [businessNo],
  };
  return (await namesPersons(manager, businessNo)) ? [ofAccounts, ofPersons] : [ofAccounts];
}

/** Rows of people who have no account yet. */
async function namesPersons(manager: EntityManager, businessNo: string): Promise<boolean> {
  const rows: unknown[] = await manager.query(
    'SELECT 1 FROM register_row WHERE business_no = ? AND account_id IS NULL AND chosen = 1 LIMIT 1',
    [businessNo],
  );
  return rows.length > 0;
}
