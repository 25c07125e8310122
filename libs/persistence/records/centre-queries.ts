import type { EntityManager } from 'typeorm';
import {
  conditionOf,
  MEMBER_COLUMNS,
  memberOfRow,
  type Condition,
  type MemberRecord,
  type MemberSearch,
} from '#libs/persistence/records/member-queries';

/** Branches whose units somebody reads; null for all of them. */
export type Branches = readonly string[] | null;

/** A condition on unit `u`. */
export function ofBranches(branches: Branches): {
  readonly sql: string;
  readonly values: readonly unknown[];
} {
  if (branches === null) return { sql: 'TRUE', values: [] };
  // An empty list is no SQL: who has no branch sees none.
  return branches.length === 0
    ? { sql: 'FALSE', values: [] }
    : { sql: 'u.branch_code IN (?)', values: [branches] };
}

export async function unitInBranches(
  manager: EntityManager,
  accountNo: string,
  branches: Branches,
): Promise<{ readonly id: number; readonly accountNo: string; readonly name: string } | null> {
  const { sql, values } = ofBranches(branches);
  const [row]: { id: number; accountNo: string; name: string }[] = await manager.query(
    `SELECT u.id, u.account_no AS accountNo, u.name FROM unit u WHERE u.account_no = ? AND ${sql}`,
    [accountNo, ...values],
  );
  return row ?? null;
}

export interface AccountInCentre {
  readonly accountId: number;
  readonly memberId: number;
  readonly unitId: number;
  readonly unitAccountNo: string;
  readonly unitName: string;
}

/** An account with the unit that has it; null where that is of another branch. */
export async function accountInCentre(
  manager: EntityManager,
  accountNo: string,
  branches: Branches,
): Promise<AccountInCentre | null> {
  const { sql, values } = ofBranches(branches);
  const [row]: AccountInCentre[] = await manager.query(
    `SELECT a.id AS accountId, a.member_id AS memberId, u.id AS unitId, u.account_no AS unitAccountNo, u.name AS unitName
       FROM personal_account a JOIN unit u ON u.id = a.unit_id WHERE a.account_no = ? AND ${sql}`,
    [accountNo, ...values],
  );
  return row ?? null;
}

/** A unit an account was with, and the months it was. */
export interface UnitOfAccount {
  readonly accountNo: string;
  readonly name: string;
  readonly fromMonth: string;
}

/** Every unit of these branches that ever had the account, the newest first. */
export function unitsOfAccount(
  manager: EntityManager,
  accountId: number,
  branches: Branches,
): Promise<UnitOfAccount[]> {
  const { sql, values } = ofBranches(branches);
  return manager.query(
    `SELECT u.account_no AS accountNo, u.name, MIN(s.from_month) AS fromMonth
       FROM status_term s JOIN unit u ON u.id = s.unit_id
      WHERE s.account_id = ? AND ${sql} GROUP BY u.id ORDER BY MAX(s.from_month) DESC`,
    [accountId, ...values],
  );
}

export interface MemberOfCentre extends MemberRecord {
  readonly unitAccountNo: string;
  readonly unitName: string;
}

export interface CentrePage {
  readonly search: MemberSearch;
  readonly branches: Branches;
  readonly status?: string | undefined;
  /** Account number of the last row before. */
  readonly after?: string | undefined;
  readonly limit: number;
}

/**
 * Members of all units at once: by the account's number, or by the name in the order of an index of the names, whoever they
 * are with, so that a page is a stretch of it in a city of any size.
 */
export async function membersOfCentre(
  manager: EntityManager,
  { search, branches, status, after, limit }: CentrePage,
): Promise<MemberOfCentre[]> {
  const [searched, searchedFor] = conditionOf(search, 'm.name_key');
  const branch = ofBranches(branches);
  const parts: Condition[] = [
    [searched, searchedFor],
    [branch.sql, branch.values],
  ];
  if (status !== undefined) parts.push(['a.status = ?', [status]]);
  if (after !== undefined) parts.push(await behind(manager, after, search));
  const byAccount = search.by === 'account';
  const from = byAccount
    ? 'personal_account a STRAIGHT_JOIN member m ON m.id = a.member_id'
    : 'member m STRAIGHT_JOIN personal_account a ON a.member_id = m.id';
  const order = search.by === 'name' ? 'm.name_key, m.id, a.account_no' : 'a.account_no';
  const rows: MemberOfCentre[] = await manager.query(
    `SELECT ${MEMBER_COLUMNS}, u.account_no AS unitAccountNo, u.name AS unitName
       FROM ${from} STRAIGHT_JOIN unit u ON u.id = a.unit_id
      WHERE ${parts.map(([sql]) => sql).join(' AND ')} ORDER BY ${order} LIMIT ?`,
    [...parts.flatMap(([, values]) => values), limit],
  );
  return rows.map((row) => ({ ...row, ...memberOfRow(row) }));
}

/** What follows the last row of the page before, in the order of the list. */
async function behind(
  manager: EntityManager,
  after: string,
  { by }: MemberSearch,
): Promise<Condition> {
  if (by !== 'name') return ['a.account_no > ?', [after]];
  const [last]: { nameKey: string; id: number }[] = await manager.query(
    `SELECT m.name_key AS nameKey, m.id FROM personal_account a JOIN member m ON m.id = a.member_id WHERE a.account_no = ?`,
    [after],
  );
  if (last === undefined) return ['FALSE', []];
  const { nameKey, id } = last;
  return [
    `m.name_key >= ? AND (m.name_key > ? OR m.id > ? OR (m.id = ? AND a.account_no > ?))`,
    [nameKey, nameKey, id, id, after],
  ];
}
