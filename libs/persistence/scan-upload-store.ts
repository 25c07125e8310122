import { In, IsNull, LessThan, MoreThan, type EntityManager } from 'typeorm';
import { ScanEntity, ScanUploadEntity } from '#libs/persistence/entities/scan.entity';
import { databaseNow } from '#libs/persistence/database-clock';
import type { HeldCase } from '#libs/persistence/held-case';

export type NewUpload = Pick<
  ScanUploadEntity,
  'id' | 'paper' | 'source' | 'bytesTotal' | 'linkTokenHash' | 'turn'
>;

/** The page gets its place now, behind all that are there or on their way, whichever arrives first. */
export async function openUpload(
  manager: EntityManager,
  { businessNo }: HeldCase,
  upload: NewUpload,
): Promise<void> {
  const [place]: { last: string }[] = await manager.query(
    `SELECT GREATEST((SELECT COALESCE(MAX(position), 0) FROM scan WHERE business_no = ? AND deleted_at IS NULL),
                     (SELECT COALESCE(MAX(position), 0) FROM scan_upload WHERE business_no = ? AND finished_at IS NULL)) AS last`,
    [businessNo, businessNo],
  );
  await manager.insert(ScanUploadEntity, {
    ...upload,
    businessNo,
    position: Number(place?.last ?? 0) + 1,
    bytesReceived: 0,
    scanId: null,
    createdAt: await databaseNow(manager),
    finishedAt: null,
  });
}

export function findUpload(manager: EntityManager, id: string): Promise<ScanUploadEntity | null> {
  return manager.findOneBy(ScanUploadEntity, { id });
}

export function lockUpload(manager: EntityManager, id: string): Promise<ScanUploadEntity | null> {
  return manager.findOne(ScanUploadEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
}

/** Unfinished uploads begun within so long; older ones may never end, and take no page away from the case. */
export async function uploadsUnderWay(
  manager: EntityManager,
  businessNo: string,
  withinMs: number,
): Promise<number> {
  const since = new Date((await databaseNow(manager)).getTime() - withinMs);
  return manager.countBy(ScanUploadEntity, {
    businessNo,
    finishedAt: IsNull(),
    createdAt: MoreThan(since),
  });
}

/** Under the upload's lock. Whoever sends bytes is an editor of the case, be the ticket a colleague's. */
export async function advanceUpload(
  manager: EntityManager,
  { businessNo }: HeldCase,
  id: string,
  bytesReceived: number,
): Promise<void> {
  await manager.update(ScanUploadEntity, { id, businessNo }, { bytesReceived });
}

/** The staged bytes are lost: the sender begins again. */
export async function restartUpload(manager: EntityManager, id: string): Promise<void> {
  await manager.update(ScanUploadEntity, { id }, { bytesReceived: 0 });
}

export async function finishUpload(
  manager: EntityManager,
  { businessNo }: HeldCase,
  id: string,
  scanId: string,
): Promise<void> {
  const finishedAt = await databaseNow(manager);
  await manager.update(ScanUploadEntity, { id, businessNo }, { scanId, finishedAt });
}

export async function dropUpload(manager: EntityManager, id: string): Promise<void> {
  await manager.delete(ScanUploadEntity, { id });
}

/** Scans a phone has sent through its link, in the order of the case. */
export async function scansOfLink(
  manager: EntityManager,
  linkTokenHash: string,
): Promise<ScanEntity[]> {
  const uploads = await manager.findBy(ScanUploadEntity, { linkTokenHash });
  const ids = uploads.flatMap((upload) => upload.scanId ?? []);
  if (ids.length === 0) return [];
  return manager.find(ScanEntity, {
    where: { id: In(ids), deletedAt: IsNull() },
    order: { position: 'ASC' },
  });
}

/** Uploads nobody finished; the caller removes their staged bytes. */
export async function dropStaleUploads(manager: EntityManager, before: Date): Promise<string[]> {
  const stale = await manager.findBy(ScanUploadEntity, {
    createdAt: LessThan(before),
    finishedAt: IsNull(),
  });
  const ids = stale.map((upload) => upload.id);
  if (ids.length > 0) await manager.delete(ScanUploadEntity, { id: In(ids), finishedAt: IsNull() });
  return ids;
}
