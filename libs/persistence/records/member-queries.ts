import type { EntityManager } from 'typeorm';
import { identityHash } from '#libs/persistence/keyed-hash';
import { beginningWith, LIKE_NAME } from '#libs/persistence/like-pattern';
import { identifierOf, plainIdentifierOf } from '#libs/values/identifier';
import { searchedKey } from '#libs/values/name';

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
  /** Account number of the last row before. */
  readonly after?: string;
  readonly limit: number;
}

const ID_TYPES = ['01', '02', '03', '04', '99'];
const COLUMNS = `a.id AS accountId, a.member_id AS memberId, a.account_no AS accountNo, m.name, m.id_type AS idType,
  m.id_number AS idNumber, a.status, a.base_fen AS baseFen, a.unit_ratio_bp AS unitRatioBp,
  a.personal_ratio_bp AS personalRatioBp, a.fiscal_ratio_bp AS fiscalRatioBp, a.unit_fen AS unitFen, a.personal_fen AS personalFen,
  a.fiscal_fen AS fiscalFen, a.paid_through_month AS paidThroughMonth, a.later_month AS laterMonth,
  m.version`;

/** By the account number, so that a page neither loses nor repeats a row while accounts change. */
export async function memberRecords(
  manager: EntityManager,
  page: MemberPage,
): Promise<MemberRecord[]> {
  const conditions: [sql: string, values: unknown[]][] = [['a.unit_id = ?', [page.unitId]]];
  if (page.after !== undefined) conditions.push(['a.account_no > ?', [page.after]]);
  if (page.status !== undefined) conditions.push(['a.status = ?', [page.status]]);
  if (page.search !== undefined) conditions.push(conditionOf(page.search));
  const from = await orderOfReading(manager, page.search);
  const rows: MemberRecord[] = await manager.query(
    `SELECT ${COLUMNS} FROM ${from}
      WHERE ${conditions.map(([sql]) => sql).join(' AND ')} ORDER BY a.account_no LIMIT ?`,
    [...conditions.flatMap(([, values]) => values), page.limit],
  );
  return rows.map(withNumbers);
}

/** Persons of a name are looked up one by one while they are no more than these in the whole city. */
const NAMESAKES_MAX = 2_000;

const FROM_ACCOUNTS = 'personal_account a STRAIGHT_JOIN member m ON m.id = a.member_id';
const FROM_PERSONS = 'member m STRAIGHT_JOIN personal_account a ON a.member_id = m.id';

/**
 * A rare name leads to its persons and from them to their accounts. Of a common one the unit's accounts, in the order of
 * the list, soon give a page; its persons in all the city would be read and sorted first.
 */
async function orderOfReading(manager: EntityManager, search?: MemberSearch): Promise<string> {
  if (search?.by === 'id') return FROM_PERSONS;
  if (search?.by !== 'name') return FROM_ACCOUNTS;
  const [row]: { count: string }[] = await manager.query(
    `SELECT COUNT(*) AS count FROM (SELECT 1 FROM member WHERE name_key ${LIKE_NAME} LIMIT ?) AS namesakes`,
    [beginningWith(searchedKey(search.text)), NAMESAKES_MAX + 1],
  );
  return Number(row?.count ?? 0) > NAMESAKES_MAX ? FROM_ACCOUNTS : FROM_PERSONS;
}

/** Null for an account of another unit and for one nobody has alike. */
export async function memberRecord(
  manager: EntityManager,
  unitId: number,
  accountNo: string,
): Promise<MemberRecord | null> {
  const rows: MemberRecord[] = await manager.query(
    `SELECT ${COLUMNS} FROM personal_account a JOIN member m ON m.id = a.member_id WHERE a.unit_id = ? AND a.account_no = ?`,
    [unitId, accountNo],
  );
  return rows[0] === undefined ? null : withNumbers(rows[0]);
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

function conditionOf(search: MemberSearch): [sql: string, values: unknown[]] {
  if (search.by === 'id') return ['m.id_hash IN (?)', [search.hashes]];
  return search.by === 'account'
    ? ['a.account_no LIKE ?', [beginningWith(identifierOf(search.text) || search.text)]]
    : [`m.name_key ${LIKE_NAME}`, [beginningWith(searchedKey(search.text))]];
}

function withNumbers(row: MemberRecord): MemberRecord {
  const { baseFen, unitFen, personalFen, fiscalFen } = row;
  return {
    ...row,
    baseFen: Number(baseFen),
    unitFen: Number(unitFen),
    personalFen: Number(personalFen),
    fiscalFen: Number(fiscalFen),
  };
}
