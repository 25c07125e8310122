import { NORMAL } from '#libs/fund/account-status';
import type { EntityManager } from 'typeorm';
import { RuleViolation } from '#libs/fund/rule-violation';
import { takeAccountNumbers } from '#libs/persistence/accounts/account-numbers';
import type { Posting } from '#libs/persistence/postings/posting';
import { setBase } from '#libs/persistence/postings/set-base';
import { writeStatusTerms } from '#libs/persistence/postings/status-terms';
import { personVersionSql } from '#libs/persistence/registers/register-subject';
import { NOT_BEGUN, SIDES } from '#libs/persistence/terms/account-sql';

const CHOSEN = 'r.business_no = ? AND r.chosen = 1';

/**
 * A member where there is none yet, an account, its first terms: a statement each for the whole register. From the first
 * statement on nobody else opens an account until the transaction ends.
 */
export async function openAccounts(manager: EntityManager, posting: Posting): Promise<void> {
  const people = await countChosen(manager, posting);
  const last = await takeAccountNumbers(manager, people);
  await requireUnknownStill(manager, posting);
  await insertMembers(manager, posting);
  await insertAccounts(manager, posting, last);
  await nameAccounts(manager, posting, last);
  await setBase(manager, posting);
  await writeStatusTerms(manager, posting, { unitId: posting.unitId, status: NORMAL });
}

async function countChosen(manager: EntityManager, { businessNo }: Posting): Promise<number> {
  const [row]: { people: string }[] = await manager.query(
    `SELECT COUNT(*) AS people FROM register_row r WHERE ${CHOSEN}`,
    [businessNo],
  );
  return Number(row?.people ?? 0);
}

/** Whoever got an account while this posting waited for the numbers. */
async function requireUnknownStill(manager: EntityManager, { businessNo }: Posting): Promise<void> {
  const [known]: { count: string; rowNo: number | null }[] = await manager.query(
    `SELECT COUNT(*) AS count, MIN(r.row_no) AS rowNo FROM register_row r
      WHERE ${CHOSEN} AND r.decided_version <> ${personVersionSql('r.row_key')}`,
    [businessNo],
  );
  const count = Number(known?.count ?? 0);
  if (count > 0)
    throw new RuleViolation('PERSON_ENROLLED_MEANWHILE', { count, rowNo: known?.rowNo ?? 0 });
}

/** What the operator typed of a person, and what was decided of him, each JSON opened once a row. */
const PERSON = `
  JSON_TABLE(r.typed, '$' COLUMNS (
    name varchar(60) PATH '$.name', id_number varchar(32) PATH '$.idNumber',
    mobile_phone varchar(20) PATH '$.mobilePhone', education varchar(3) PATH '$.education',
    occupation varchar(3) PATH '$.occupation', title varchar(4) PATH '$.title',
    position varchar(4) PATH '$.position', marital_status varchar(3) PATH '$.maritalStatus')) t,
  JSON_TABLE(r.decided, '$' COLUMNS (
    id_type varchar(2) PATH '$.idType', sex varchar(1) PATH '$.sex', born_on varchar(10) PATH '$.birthDate')) d`;

/** A member whose accounts are all closed keeps what is known of him; what changed is changed by a case of its own. */
async function insertMembers(manager: EntityManager, { businessNo, now }: Posting): Promise<void> {
  const optional = [
    'mobile_phone',
    'education',
    'occupation',
    'title',
    'position',
    'marital_status',
  ];
  await manager.query(
    `INSERT INTO member (name, id_type, id_number, id_hash, sex, born_on, ${optional.join(', ')}, changed_at, version)
     SELECT p.* FROM (
       SELECT t.name, d.id_type, t.id_number, r.row_key, d.sex, d.born_on,
              ${optional.map((column) => `COALESCE(t.${column}, '') AS ${column}`).join(', ')}, ? AS changed_at, 1 AS version
         FROM register_row r, ${PERSON} WHERE ${CHOSEN} ORDER BY r.row_no) p
       LEFT JOIN member m ON m.id_hash = p.row_key WHERE m.id IS NULL`,
    [now, businessNo],
  );
}

/** Whose first month is not the unit's next to assess begins later: until then nothing is kept of him but his place. */
async function insertAccounts(
  manager: EntityManager,
  { businessNo, unitId, month, now }: Posting,
  last: number,
): Promise<void> {
  const due = 'r.month <= ?';
  const amounts = SIDES.map((side) => `IF(${due}, r.${side}_after_fen, 0)`).join(', ');
  await manager.query(
    `INSERT INTO personal_account (account_no, member_id, unit_id, name_key, ${SIDES.map((side) => `${side}_ratio_bp`).join(', ')},
            base_fen, ${SIDES.map((side) => `${side}_fen`).join(', ')}, status, later_month, opened_on)
     SELECT CAST(? + ROW_NUMBER() OVER (ORDER BY r.row_no) AS CHAR), m.id, u.id, m.name_key,
            ${SIDES.map((side) => `u.${side}_ratio_bp`).join(', ')},
            IF(${due}, r.base_after_fen, 0), ${amounts}, IF(${due}, '${NORMAL}', '${NOT_BEGUN}'),
            IF(${due}, NULL, r.month), DATE(? + INTERVAL 8 HOUR)
       FROM register_row r JOIN member m ON m.id_hash = r.row_key JOIN unit u ON u.id = ?
      WHERE ${CHOSEN}`,
    [last, ...Array.from({ length: 6 }, () => month), now, unitId, businessNo],
  );
}

/** The rows say from now on which account each of them opened. */
async function nameAccounts(
  manager: EntityManager,
  { businessNo, unitId }: Posting,
  last: number,
): Promise<void> {
  await manager.query(
    `UPDATE register_row r JOIN member m ON m.id_hash = r.row_key
       JOIN personal_account a ON a.member_id = m.id AND a.unit_id = ? AND a.account_no > ?
        SET r.account_id = a.id WHERE ${CHOSEN}`,
    [unitId, String(last), businessNo],
  );
}
