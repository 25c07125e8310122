import { In, IsNull, LessThan, MoreThan, type EntityManager } from 'typeorm';
import { ScanEntity, ScanUploadEntity } from '#libs/persistence/entities/scan.entity';
import { databaseNow } from '#libs/persistence/database/database-clock';
import type { HeldCase } from '#libs/persistence/cases/held-case';
import { findScan, removeScan } from '#libs/persistence/papers/scan-store';

export type NewUpload = Pick<
  ScanUploadEntity,
  'id' | 'paper' | 'source' | 'bytesTotal' | 'linkTokenHash' | 'turn'
>;

/** Where a page taken anew comes: the place of the upload it replaces, and the page that one has become, if it arrived. */
type HandedPlace = Pick<ScanUploadEntity, 'position' | 'replacesScanId'>;

interface TakenPlace extends HandedPlace {
  /** The upload that ended with this; its staged bytes are the caller's to remove. */
  readonly ended: string | null;
}

/**
 * Takes the place of an upload of the same sender, which is over: its row goes, unless its page has arrived. Null when
 * the hall knows no such upload any more.
 */
export async function takePlaceOf(
  manager: EntityManager,
  { businessNo }: HeldCase,
  id: string,
  sender: Pick<ScanUploadEntity, 'source' | 'linkTokenHash'>,
): Promise<TakenPlace | null> {
  const old = await manager.findOne(ScanUploadEntity, {
    where: { id, businessNo },
    lock: { mode: 'pessimistic_write' },
  });
  if (old?.source !== sender.source || old.linkTokenHash !== sender.linkTokenHash) return null;
  const { position } = old;
  if (old.scanId !== null) return { position, replacesScanId: old.scanId, ended: null };
  await manager.delete(ScanUploadEntity, { id, businessNo });
  return { position, replacesScanId: old.replacesScanId, ended: id };
}

/** Where the page comes now that it is here; the one it replaces goes with the same commit, so there is never none. */
export async function placeOfArrived(
  manager: EntityManager,
  held: HeldCase,
  { position, replacesScanId }: HandedPlace,
): Promise<number | null> {
  const old = replacesScanId === null ? null : await findScan(manager, replacesScanId);
  if (old?.businessNo !== held.businessNo) return position;
  await removeScan(manager, held, old);
  return old.position;
}

/** The page gets its place now: the one handed on to it, or behind all that are there or on their way. */
export async function openUpload(
  manager: EntityManager,
  { businessNo }: HeldCase,
  upload: NewUpload,
  handed: HandedPlace | null,
): Promise<void> {
  const [place]: { last: string }[] = await manager.query(
    `SELECT GREATEST((SELECT COALESCE(MAX(position), 0) FROM scan WHERE business_no = ? AND deleted_at IS NULL),
                     (SELECT COALESCE(MAX(position), 0) FROM scan_upload WHERE business_no = ? AND finished_at IS NULL)) AS last`,
    [businessNo, businessNo],
  );
  await manager.insert(ScanUploadEntity, {
    ...upload,
    businessNo,
    position: handed?.position ?? Number(place?.last ?? 0) + 1,
    replacesScanId: handed?.replacesScanId ?? null,
    bytesReceived: 0,
    scanId: null,
    createdAt: await databaseNow(manager),
    refusedAt: null,
    finishedAt: null,
  });
}

export function findUpload(manager: EntityManager, id: string): Promise<ScanUploadEntity | null> {
  return manager.findOneBy(ScanUploadEntity, { id, refusedAt: IsNull() });
}

export function lockUpload(manager: EntityManager, id: string): Promise<ScanUploadEntity | null> {
  return manager.findOne(ScanUploadEntity, {
    where: { id, refusedAt: IsNull() },
    lock: { mode: 'pessimistic_write' },
  });
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
    refusedAt: IsNull(),
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

/** Its bytes are gone and it cannot go on; its place waits for the page that is sent instead. */
export async function refuseUpload(manager: EntityManager, id: string): Promise<void> {
  await manager.update(ScanUploadEntity, { id }, { refusedAt: await databaseNow(manager) });
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
