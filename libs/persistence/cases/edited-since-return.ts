import type { EntityManager } from 'typeorm';

/** Whether anybody has edited a case since it last came back, its form, its register or its papers; so it is while it never did. */
export async function isEditedSinceReturn(
  manager: EntityManager,
  businessNo: string,
): Promise<boolean> {
  const [row]: { edited: string | number | null }[] = await manager.query(
    `SELECT s.edited_at > e.at AS edited FROM submission s JOIN submission_event e ON e.business_no = s.business_no
      WHERE s.business_no = ? AND e.kind IN ('return', 'lapse-approval') ORDER BY e.seq DESC LIMIT 1`,
    [businessNo],
  );
  return row === undefined || Number(row.edited ?? 0) === 1;
}
