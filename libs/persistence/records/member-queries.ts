import type { EntityManager } from 'typeorm';
import { identityHash } from '#libs/persistence/database/keyed-hash';
import { beginningWith, nameLike } from '#libs/persistence/database/like-pattern';
import { identifierOf, plainIdentifierOf } from '#libs/values/identifier';

/** An account of the unit as the lists show it; the ID number is masked by the edge, not here. */
export interface MemberRecord {
  readonly accountId: number;
  readonly memberId: number;
  readonly accountNo: string;
  readonly name: string;
  readonly idType: string;
  readonly idNumber: string;
  readonly status: string;
  readonly baseFen: number;
  readonly unitRatioBp: number;
  readonly personalRatioBp: number;
  readonly fiscalRatioBp: number;
  readonly unitFen: number;
  readonly personalFen: number;
  readonly fiscalFen: number;
  readonly paidThroughMonth: string | null;
  /** Effective month of the latest posted adjustment of the base. */
  readonly lastBaseMonth: string | null;
  /** First month after the one shown that something else is posted for. */
  readonly laterMonth: string | null;
  readonly version: number;
}

/** How a person is looked for: a number's beginning, a name's beginning, or a whole ID number by its hashes. */
export type MemberSearch =
  | { readonly by: 'account' | 'name'; readonly text: string }
  | { readonly by: 'id'; readonly hashes: readonly string[] };

export interface MemberPage {
  readonly unitId: number;
  readonly search?: MemberSearch;
  readonly status?: string;
  /** Account number of the last row before, whatever the order. */
  readonly after?: string;
  readonly limit: number;
}

const ID_TYPES = ['01', '02', '03', '04', '99'];
/** Of account `a` and member `m`. */
export const MEMBER_COLUMNS = `a.id AS accountId, a.member_id AS memberId, a.account_no AS accountNo, m.name, m.id_type AS idType,
  m.id_number AS idNumber, a.status, a.base_fen AS baseFen, a.unit_ratio_bp AS unitRatioBp,
  a.personal_ratio_bp AS personalRatioBp, a.fiscal_ratio_bp AS fiscalRatioBp, a.unit_fen AS unitFen, a.personal_fen AS personalFen,
  a.fiscal_fen AS fiscalFen, a.paid_through_month AS paidThroughMonth, a.last_base_month AS lastBaseMonth, a.later_month AS laterMonth,
  m.version`;

export type Condition = readonly [sql: string, values: readonly unknown[]];

/**
 * By the account number, or by the name where a name is looked for: each in the order of an index of the unit, so that a
 * page neither loses nor repeats a row while accounts change, however many people the unit or the city has.
 */
export async function memberRecords(
  manager: EntityManager,
  page: MemberPage,
): Promise<MemberRecord[]> {
  const { search, status } = page;
  const conditions: Condition[] = [['a.unit_id = ?', [page.unitId]]];
  if (status !== undefined) conditions.push(['a.status = ?', [status]]);
  if (search !== undefined) conditions.push(conditionOf(search));
  if (page.after !== undefined) conditions.push(await behind(manager, page.after, search));
  const order = search?.by === 'name' ? 'a.name_key, a.account_no' : 'a.account_no';
  const rows: MemberRecord[] = await manager.query(
    `SELECT ${MEMBER_COLUMNS} FROM ${tablesFor(page)}
      WHERE ${conditions.map(([sql]) => sql).join(' AND ')} ORDER BY ${order} LIMIT ?`,
    [...conditions.flatMap(([, values]) => values), page.limit],
  );
  return rows.map(memberOfRow);
}

const FROM_ACCOUNTS = 'personal_account a STRAIGHT_JOIN member m ON m.id = a.member_id';
const FROM_PERSONS = 'member m STRAIGHT_JOIN personal_account a ON a.member_id = m.id';
const FROM_NAMES = FROM_ACCOUNTS.replace(
  ' a ',
  ' a FORCE INDEX (ix_personal_account__unit_id__name_key__account_no) ',
);

/** Left to itself the server goes through all names of the unit that stand before the one looked for, for their order. */
function tablesFor({ search, status }: MemberPage): string {
  if (search?.by === 'id') return FROM_PERSONS;
  return search?.by === 'name' && status === undefined ? FROM_NAMES : FROM_ACCOUNTS;
}

/** What follows the last row of the page before, in the order of the list. */
async function behind(
  manager: EntityManager,
  after: string,
  search: MemberSearch | undefined,
): Promise<Condition> {
  if (search?.by !== 'name') return ['a.account_no > ?', [after]];
  const [last]: { nameKey: string }[] = await manager.query(
    'SELECT name_key AS nameKey FROM personal_account WHERE account_no = ?',
    [after],
  );
  if (last === undefined) return ['FALSE', []];
  const { nameKey } = last;
  return ['(a.name_key > ? OR (a.name_key = ? AND a.account_no > ?))', [nameKey, nameKey, after]];
}

/** Null for an account of another unit and for one nobody has alike. */
export async function memberRecord(
  manager: EntityManager,
  unitId: number,
  accountNo: string,
): Promise<MemberRecord | null> {
  const rows: MemberRecord[] = await manager.query(
    `SELECT ${MEMBER_COLUMNS} FROM personal_account a JOIN member m ON m.id = a.member_id WHERE a.unit_id = ? AND a.account_no = ?`,
    [unitId, accountNo],
  );
  return rows[0] === undefined ? null : memberOfRow(rows[0]);
}

/** An account that is the unit's, or was: the months it belonged here stay the unit's to look at. */
export async function accountOnceHere(
  manager: EntityManager,
  unitId: number,
  accountNo: string,
): Promise<{ readonly accountId: number; readonly memberId: number } | null> {
  const [row]: { accountId: number; memberId: number }[] = await manager.query(
    `SELECT a.id AS accountId, a.member_id AS memberId FROM personal_account a
      WHERE a.account_no = ? AND (a.unit_id = ? OR EXISTS (
        SELECT 1 FROM status_term s WHERE s.account_id = a.id AND s.unit_id = ?))`,
    [accountNo, unitId, unitId],
  );
  return row ?? null;
}

/** The ID type is part of the hash and nobody types it: one hash for each type there is. */
export function hashesOfIdNumber(keyedHashSecret: string, idNumber: string): string[] {
  const number = plainIdentifierOf(idNumber);
  // A number loaded before capitals were the rule has the hash of its small x.
  const spellings = [...new Set([number, number.replace(/X$/, 'x')])];
  return ID_TYPES.flatMap((idType) =>
    spellings.map((spelling) => identityHash(keyedHashSecret, idType, spelling)),
  );
}

/** Of account `a` and member `m`; names by whichever key the list is in the order of. */
export function conditionOf(search: MemberSearch, nameKey = 'a.name_key'): Condition {
  if (search.by === 'id') return ['m.id_hash IN (?)', [search.hashes]];
  if (search.by === 'account')
    return ['a.account_no LIKE ?', [beginningWith(identifierOf(search.text) || search.text)]];
  const { sql, values } = nameLike(nameKey, search.text, beginningWith);
  return [sql, values];
}

export function memberOfRow(row: MemberRecord): MemberRecord {
  const { baseFen, unitFen, personalFen, fiscalFen } = row;
  return {
    ...row,
    baseFen: Number(baseFen),
    unitFen: Number(unitFen),
    personalFen: Number(personalFen),
    fiscalFen: Number(fiscalFen),
  };
}
