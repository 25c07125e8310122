import { IsNull, type EntityManager } from 'typeorm';
import { RuleViolation } from '#libs/fund/rule-violation';
import { databaseNow } from '#libs/persistence/database/database-clock';
import { ScanEntity } from '#libs/persistence/entities/scan.entity';
import type { HeldCase } from '#libs/persistence/cases/held-case';
import { keepBytes, leaveBytes, wasShown } from '#libs/persistence/papers/scan-left-store';
import { hint } from '#libs/persistence/live/live-hints';

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
> & {
  /** Null puts it behind the others. */
  readonly position: number | null;
};

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

export async function addScan(
  manager: EntityManager,
  { businessNo }: HeldCase,
  scan: NewScan,
  countMax: number,
): Promise<ScanEntity> {
  const present = await scansOf(manager, businessNo);
  if (present.length >= countMax) throw new RuleViolation('SCANS_TOO_MANY', { max: countMax });
  const position = scan.position ?? (present.at(-1)?.position ?? 0) + 1;
  await keepBytes(manager, [scan.contentHash, scan.thumbnailHash]);
  const added = await manager.save(ScanEntity, {
    ...scan,
    businessNo,
    position,
    createdAt: await databaseNow(manager),
    contentAt: null,
    deletedAt: null,
  });
  await hint(manager, `case/${businessNo}`, 'scan');
  return added;
}

export type ScanChange = Partial<
  Pick<
    ScanEntity,
    'paper' | 'contentHash' | 'thumbnailHash' | 'bytes' | 'width' | 'height' | 'pages'
  >
>;

/** Changes one paper; bytes it no longer names are left. */
export async function changeScan(
  manager: EntityManager,
  held: HeldCase,
  scan: ScanEntity,
  change: ScanChange,
): Promise<void> {
  if (Object.keys(change).length === 0) return;
  const contentAt =
    change.contentHash === undefined ? {} : { contentAt: await databaseNow(manager) };
  await manager.update(
    ScanEntity,
    { id: scan.id, businessNo: held.businessNo },
    { ...change, ...contentAt },
  );
  if (change.contentHash !== undefined && change.thumbnailHash !== undefined) {
    await keepBytes(manager, [change.contentHash, change.thumbnailHash]);
    if (change.contentHash !== scan.contentHash) await leaveBytes(manager, held, scan);
  }
  await hint(manager, `case/${held.businessNo}`, 'scan');
}

/** What was shown to a reviewer keeps its row and its bytes and stays provable; a page nobody saw goes altogether. */
export async function removeScan(
  manager: EntityManager,
  held: HeldCase,
  scan: ScanEntity,
): Promise<void> {
  const { businessNo } = held;
  if (wasShown(held, scan))
    await manager.update(
      ScanEntity,
      { id: scan.id, businessNo },
      { deletedAt: await databaseNow(manager) },
    );
  else {
    await manager.delete(ScanEntity, { id: scan.id, businessNo });
    await leaveBytes(manager, held, scan);
  }
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
