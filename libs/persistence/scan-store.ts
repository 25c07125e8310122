import { IsNull, type EntityManager } from 'typeorm';
import { RuleViolation } from '#libs/fund/rule-violation';
import { ScanEntity } from '#libs/persistence/entities/scan.entity';
import type { HeldCase } from '#libs/persistence/held-case';
import { hint } from '#libs/persistence/live-hints';

export type NewScan = Pick<
  ScanEntity,
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

/** Behind the papers that are there. */
export async function addScan(
  manager: EntityManager,
  { businessNo }: HeldCase,
  scan: NewScan,
  countMax: number,
): Promise<ScanEntity> {
  const present = await scansOf(manager, businessNo);
  if (present.length >= countMax) throw new RuleViolation('SCANS_TOO_MANY', { max: countMax });
  const position = (present.at(-1)?.position ?? 0) + 1;
  const added = await manager.save(ScanEntity, {
    ...scan,
    businessNo,
    position,
    createdAt: new Date(),
    deletedAt: null,
  });
  await hint(manager, `case/${businessNo}`, 'scan');
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
  { businessNo }: HeldCase,
  scan: Pick<ScanEntity, 'id'>,
  change: ScanChange,
): Promise<void> {
  if (Object.keys(change).length === 0) return;
  await manager.update(ScanEntity, { id: scan.id, businessNo }, change);
  await hint(manager, `case/${businessNo}`, 'scan');
}

/** Puts a paper at a place (1 = first); all are numbered anew without gaps. */
export async function placeScan(
  manager: EntityManager,
  { businessNo }: HeldCase,
  scan: ScanEntity,
  position: number,
): Promise<void> {
  const others = (await scansOf(manager, businessNo)).filter((one) => one.id !== scan.id);
  const ordered = [...others.slice(0, position - 1), scan, ...others.slice(position - 1)];
  for (const [at, one] of ordered.entries()) {
    if (one.position !== at + 1)
      await manager.update(ScanEntity, { id: one.id, businessNo }, { position: at + 1 });
  }
  await hint(manager, `case/${businessNo}`, 'scan');
}
