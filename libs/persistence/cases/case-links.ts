import type { EntityManager } from 'typeorm';
import { CaseLinkEntity } from '#libs/persistence/entities/submission.entity';
import { IN_HAND_STAGES } from '#libs/case/stage';

/**
 * rest-of: rows that were not chosen when the other was submitted. asked-by: the other asks for what this one does.
 * makes-good: months that the other came too late for.
 */
export type LinkKind = 'rest-of' | 'asked-by' | 'makes-good';

export interface CaseLink {
  readonly businessNo: string;
  /** The case it came from. */
  readonly fromNo: string;
  readonly kind: LinkKind;
}

export async function linkCases(manager: EntityManager, link: CaseLink): Promise<void> {
  await manager.insert(CaseLinkEntity, link);
}

/** The same once more where they are linked already. */
export async function linkOnce(manager: EntityManager, link: CaseLink): Promise<void> {
  const { businessNo, fromNo } = link;
  if (!(await manager.existsBy(CaseLinkEntity, { businessNo, fromNo })))
    await linkCases(manager, link);
}

/** As many links of a case as a page shows. */
const SHOWN_MAX = 20;

/** A case that a case is linked to, with what says who may read it. */
export interface LinkedCase {
  readonly businessNo: string;
  readonly business: string;
  readonly unitId: number;
  readonly branchCode: string;
  readonly stage: string;
  readonly submittedAt: Date | null;
  readonly kind: LinkKind;
  /** The other one came first. */
  readonly isOrigin: boolean | number;
}

const LINKED = (isOrigin: boolean, own: string, other: string) => `
  SELECT s.business_no AS businessNo, s.business, s.unit_id AS unitId, s.branch_code AS branchCode, s.stage,
         s.submitted_at AS submittedAt, l.kind, ${isOrigin ? '1' : '0'} AS isOrigin
    FROM case_link l JOIN submission s ON s.business_no = l.${other} WHERE l.${own} = ?`;

/** Both ways: where a case came from, and what came of it; oldest first. */
export async function linkedCases(
  manager: EntityManager,
  businessNo: string,
): Promise<LinkedCase[]> {
  return manager.query(
    `(${LINKED(true, 'business_no', 'from_no')}) UNION ALL (${LINKED(false, 'from_no', 'business_no')})
      ORDER BY businessNo LIMIT ?`,
    [businessNo, businessNo, SHOWN_MAX],
  );
}

/** The case this one came from by such a link; null where there is none. */
export async function originOf(
  manager: EntityManager,
  businessNo: string,
  kind: LinkKind,
): Promise<string | null> {
  const link = await manager.findOneBy(CaseLinkEntity, { businessNo, kind });
  return link?.fromNo ?? null;
}

/** What came of a case by such links and is not submitted yet, oldest first. */
export async function draftsFrom(
  manager: EntityManager,
  fromNo: string,
  kind: LinkKind,
): Promise<string[]> {
  const rows: { businessNo: string }[] = await manager.query(
    `SELECT s.business_no AS businessNo FROM case_link l JOIN submission s ON s.business_no = l.business_no
      WHERE l.from_no = ? AND l.kind = ? AND s.stage IN (?) ORDER BY s.business_no`,
    [fromNo, kind, IN_HAND_STAGES],
  );
  return rows.map(({ businessNo }) => businessNo);
}
