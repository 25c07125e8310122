import type { EntityManager } from 'typeorm';

/**
 * Whether a case was edited since it last came back, its form, its register or its papers; so it is while it never did. Who
 * has only opened the page of papers has edited nothing, though its code for the phone makes him an editor.
 */
export async function isEditedSinceReturn(
  manager: EntityManager,
  businessNo: string,
): Promise<boolean> {
  const [row]: { same: string | number | null }[] = await manager.query(
    `SELECT s.draft_version = JSON_VALUE(c.body, '$.draftVersion') AND NOT EXISTS (
              SELECT 1 FROM scan p WHERE p.business_no = s.business_no
                 AND (p.created_at > r.at OR p.content_at > r.at OR p.deleted_at > r.at)) AS same
       FROM submission s
       JOIN submission_event r ON r.business_no = s.business_no AND r.kind IN ('return', 'lapse-approval')
       JOIN submission_event b ON b.business_no = s.business_no AND b.kind = 'submit' AND b.seq < r.seq
       JOIN command c ON c.request_id = b.request_id
      WHERE s.business_no = ? ORDER BY r.seq DESC, b.seq DESC LIMIT 1`,
    [businessNo],
  );
  return Number(row?.same ?? 0) !== 1;
}
