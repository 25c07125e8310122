import { IsNull, type EntityManager } from 'typeorm';
import { RuleViolation } from '#libs/fund/rule-violation';
import { ScanEntity } from '#libs/persistence/entities/scan.entity';
import type { SubmissionEntity } from '#libs/persistence/entities/submission.entity';
import { hint } from '#libs/persistence/live-hints';
import { lockSubmission } from '#libs/persistence/submission-store';
import { EDITABLE_STAGES, type Stage } from '#libs/submission/stage';

/** Papers are brought while the case is with the operator: in a draft of any kind, and while papers are awaited. */
const PAPER_STAGES: readonly Stage[] = [...EDITABLE_STAGES, 'scanning'];

export type NewScan = Pick<
  ScanEntity,
  | 'businessNo'
  | 'paper'
  | 'contentType'
  | 'contentHash'
  | 'thumbnailHash'
  | 'bytes'
  | 'width'
  | 'height'
  | 'pages'
  | 'source'
>;

/** Kinds of papers that are there, with the pages of each. */
export async function papersOf(
  manager: EntityManager,
  businessNo: string,
): Promise<{ paper: string; pages: number }[]> {
  const rows: { paper: string; pages: string }[] = await manager.query(
    'SELECT paper, SUM(pages) AS pages FROM scan WHERE business_no = ? AND deleted_at IS NULL GROUP BY paper',
    [businessNo],
  );
  return rows.map((row) => ({ paper: row.paper, pages: Number(row.pages) }));
}

export function scansOf(manager: EntityManager, businessNo: string): Promise<ScanEntity[]> {
  return manager.find(ScanEntity, {
    where: { businessNo, deletedAt: IsNull() },
    order: { position: 'ASC', id: 'ASC' },
  });
}

export function findScan(manager: EntityManager, id: string): Promise<ScanEntity | null> {
  return manager.findOneBy(ScanEntity, { id, deletedAt: IsNull() });
}

/**
 * The case's row, locked, so that no paper comes or goes while the case is being submitted.
 * @throws RuleViolation when the case is no longer with the operator
 */
export async function lockForPapers(
  manager: EntityManager,
  businessNo: string,
): Promise<SubmissionEntity> {
  const row = await lockSubmission(manager, businessNo);
  if (row === null) throw new RuleViolation('SUBMISSION_NOT_FOUND');
  requirePaperStage(row);
  return row;
}

export function requirePaperStage(row: Pick<SubmissionEntity, 'stage'>): void {
  if (!PAPER_STAGES.includes(row.stage as Stage))
    throw new RuleViolation('NOT_IN_THIS_STAGE', { stage: row.stage });
}

/** Behind the papers that are there; the caller has locked the case. */
export async function addScan(
  manager: EntityManager,
  scan: NewScan,
  countMax: number,
): Promise<ScanEntity> {
  const present = await scansOf(manager, scan.businessNo);
  if (present.length >= countMax) throw new RuleViolation('SCANS_TOO_MANY', { max: countMax });
  const position = (present.at(-1)?.position ?? 0) + 1;
  const added = await manager.save(ScanEntity, {
    ...scan,
    position,
    createdAt: new Date(),
    deletedAt: null,
  });
  await hint(manager, `case/${scan.businessNo}`, 'scan');
  return added;
}

export type ScanChange = Partial<
  Pick<
    ScanEntity,
    'paper' | 'contentHash' | 'thumbnailHash' | 'bytes' | 'width' | 'height' | 'pages' | 'deletedAt'
  >
>;

/** Changes one paper; a deleted one keeps its row and its bytes, for what was shown to a reviewer stays provable. */
export async function changeScan(
  manager: EntityManager,
  scan: ScanEntity,
  change: ScanChange,
): Promise<void> {
  if (Object.keys(change).length === 0) return;
  await manager.update(ScanEntity, { id: scan.id }, change);
  await hint(manager, `case/${scan.businessNo}`, 'scan');
}

/** Puts a paper at a place (1 = first); all are numbered anew without gaps. */
export async function placeScan(
  manager: EntityManager,
  scan: ScanEntity,
  position: number,
): Promise<void> {
  const others = (await scansOf(manager, scan.businessNo)).filter((one) => one.id !== scan.id);
  const ordered = [...others.slice(0, position - 1), scan, ...others.slice(position - 1)];
  for (const [at, one] of ordered.entries()) {
    if (one.position !== at + 1)
      await manager.update(ScanEntity, { id: one.id }, { position: at + 1 });
  }
  await hint(manager, `case/${scan.businessNo}`, 'scan');
}
