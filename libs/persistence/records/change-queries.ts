import type { EntityManager } from 'typeorm';

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
}

export interface ChangePage {
  readonly subjects: readonly {
    readonly kind: 'unit' | 'member' | 'account';
    readonly id: number;
  }[];
  readonly unitId: number;
  /** Id of the last row before; newest first. */
  readonly after: string | undefined;
  readonly limit: number;
}

type ChangeRow = Omit<ChangeRecord, 'reviewerNames' | 'operatorName'> & {
  readonly operatorName: string | null;
};

/** Changes made while the subject belonged to this unit: what another unit did to a member stays there. */
export async function changeRecords(
  manager: EntityManager,
  page: ChangePage,
): Promise<ChangeRecord[]> {
  const keyed = page.after === undefined ? '' : 'AND c.id < ?';
  const rows: ChangeRow[] = await manager.query(
    `SELECT c.id, c.posted_at AS at, c.business_no AS businessNo, c.field, c.before, c.after, o.name AS operatorName
       FROM posted_change c
       LEFT JOIN submission s ON s.business_no = c.business_no
       LEFT JOIN unit_operator o ON o.id = s.initiator_id
      WHERE (${page.subjects.map(() => '(c.subject_kind = ? AND c.subject_id = ?)').join(' OR ')}) AND c.unit_id = ? ${keyed}
      ORDER BY c.id DESC LIMIT ?`,
    [
      ...page.subjects.flatMap(({ kind, id }) => [kind, id]),
      page.unitId,
      ...(page.after === undefined ? [] : [page.after]),
      page.limit,
    ],
  );
  const reviewers = await reviewersOf(manager, [...new Set(rows.map((row) => row.businessNo))]);
  return rows.map((row) => ({
    ...row,
    operatorName: row.operatorName ?? '',
    reviewerNames: reviewers.get(row.businessNo) ?? [],
  }));
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
