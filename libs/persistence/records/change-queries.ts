import type { EntityManager } from 'typeorm';
import type { Branches } from '#libs/persistence/records/centre-queries';
import { newestFirst } from '#libs/persistence/records/newest-first';

/** A posted change with who asked for it and who approved; both empty for cases of the former system. */
export interface ChangeRecord {
  readonly id: string;
  readonly at: Date;
  readonly businessNo: string;
  readonly field: string;
  readonly before: string;
  readonly after: string;
  readonly operatorName: string;
  readonly reviewerNames: readonly string[];
  /** Of a member's change; empty for the unit's. */
  readonly accountNo: string;
  readonly name: string;
  /** The unit it was made in. */
  readonly unitAccountNo: string;
  readonly unitName: string;
}

/** A stretch of time, and where to read on in it. */
export interface HistoryPage {
  readonly from?: Date | undefined;
  readonly before?: Date | undefined;
  /** Id of the last row before; newest first. */
  readonly after?: string | undefined;
  readonly limit: number;
}

type ChangeRow = Omit<ChangeRecord, 'reviewerNames' | 'operatorName'> & {
  readonly operatorName: string | null;
};

export interface ChangePage extends HistoryPage {
  readonly subjects: readonly {
    readonly kind: 'unit' | 'member' | 'account';
    readonly id: number;
  }[];
  readonly unitId: number;
}

/** Changes made while the subject belonged to this unit: what another unit did to a member stays there. */
export async function changeRecords(
  manager: EntityManager,
  page: ChangePage,
): Promise<ChangeRecord[]> {
  const keyed = page.after === undefined ? '' : 'AND c.id < ?';
  const since = page.from === undefined ? '' : 'AND c.posted_at >= ?';
  const until = page.before === undefined ? '' : 'AND c.posted_at < ?';
  const given = [page.after, page.from, page.before].filter((value) => value !== undefined);
  const rows: { id: string }[] = await manager.query(
    `SELECT c.id FROM posted_change c
      WHERE (${page.subjects.map(() => '(c.subject_kind = ? AND c.subject_id = ?)').join(' OR ')}) AND c.unit_id = ?
        ${keyed} ${since} ${until} ORDER BY c.id DESC LIMIT ?`,
    [...page.subjects.flatMap(({ kind, id }) => [kind, id]), page.unitId, ...given, page.limit],
  );
  const ids = rows.map(({ id }) => id);
  return inOrderOf(ids, await changesById(manager, ids));
}

/** What of a unit's own data, or of all its members', was changed (manual 7.1, 10.1). */
export async function changesOfUnit(
  manager: EntityManager,
  { unitId, kind, ...page }: HistoryPage & { unitId: number; kind: 'unit' | 'member' },
): Promise<ChangeRecord[]> {
  const ids = await newestFirst(manager, {
    table: 'posted_change',
    of: { unit_id: unitId, subject_kind: kind },
    ...page,
  });
  return inOrderOf(ids, await changesById(manager, ids));
}

/** Whose records staff ask for: of one unit, of one member, or of all units of their branches. */
export interface CentreHistoryPage extends HistoryPage {
  readonly branches: Branches;
  readonly unitId?: number | undefined;
}

/** What was changed of members' data, of whichever unit (10.1, at the centre). */
export async function changesAtCentre(
  manager: EntityManager,
  { unitId, memberId, ...page }: CentreHistoryPage & { readonly memberId?: number | undefined },
): Promise<ChangeRecord[]> {
  const of = {
    ...(unitId === undefined ? {} : { unit_id: unitId }),
    subject_kind: 'member',
    ...(memberId === undefined ? {} : { subject_id: memberId }),
  };
  const ids = await newestFirst(manager, { table: 'posted_change', of, ...page });
  return inOrderOf(ids, await changesById(manager, ids));
}

/** A member has one account, or, until they are merged, one here and one elsewhere: the one here is named. */
const ACCOUNT_HERE = `
  SELECT a.account_no FROM personal_account a WHERE a.member_id = c.subject_id
   ORDER BY a.unit_id = c.unit_id DESC, a.id LIMIT 1`;

async function changesById(
  manager: EntityManager,
  ids: readonly string[],
): Promise<ChangeRecord[]> {
  if (ids.length === 0) return [];
  const rows: ChangeRow[] = await manager.query(
    `SELECT c.id, c.posted_at AS at, c.business_no AS businessNo, c.field, c.before, c.after, o.name AS operatorName,
            COALESCE(m.name, '') AS name, IF(m.id IS NULL, '', COALESCE((${ACCOUNT_HERE}), '')) AS accountNo,
            u.account_no AS unitAccountNo, u.name AS unitName
       FROM posted_change c JOIN unit u ON u.id = c.unit_id
       LEFT JOIN submission s ON s.business_no = c.business_no
       LEFT JOIN unit_operator o ON o.id = s.initiator_id
       LEFT JOIN member m ON c.subject_kind = 'member' AND m.id = c.subject_id
      WHERE c.id IN (?)`,
    [ids],
  );
  const reviewers = await reviewersOf(manager, [...new Set(rows.map((row) => row.businessNo))]);
  return rows.map((row) => ({
    ...row,
    operatorName: row.operatorName ?? '',
    reviewerNames: reviewers.get(row.businessNo) ?? [],
  }));
}

/** Rows found by their numbers, as the numbers stand. */
export function inOrderOf<Row extends { readonly id: string }>(
  ids: readonly string[],
  rows: readonly Row[],
): Row[] {
  const found = new Map(rows.map((row) => [String(row.id), row]));
  return ids.flatMap((id) => found.get(String(id)) ?? []);
}

async function reviewersOf(
  manager: EntityManager,
  businessNos: readonly string[],
): Promise<Map<string, string[]>> {
  const names = new Map<string, string[]>();
  if (businessNos.length === 0) return names;
  const rows: { businessNo: string; name: string }[] = await manager.query(
    `SELECT e.business_no AS businessNo, p.name FROM submission_event e JOIN staff p ON p.id = e.actor_id
      WHERE e.business_no IN (?) AND e.kind = 'approve' AND e.actor_kind = 'staff' ORDER BY e.business_no, e.seq`,
    [businessNos],
  );
  for (const { businessNo, name } of rows)
    names.set(businessNo, [...(names.get(businessNo) ?? []), name]);
  return names;
}
