import { In, type EntityManager } from 'typeorm';
import { ScanLeftEntity } from '#libs/persistence/entities/scan-left.entity';
import { ScanEntity } from '#libs/persistence/entities/scan.entity';
import type { HeldCase } from '#libs/persistence/cases/held-case';

/** As long as a page that shows the paper may still be open. */
const KEPT_MINUTES = 60;

type Bytes = Pick<
  ScanEntity,
  'contentHash' | 'thumbnailHash' | 'bytes' | 'createdAt' | 'contentAt'
>;

/** Whether an official may have looked at the paper: it was there when the case last went to the centre. */
export function wasShown({ submittedAt }: HeldCase, { createdAt, contentAt }: Bytes): boolean {
  return submittedAt !== null && (contentAt ?? createdAt) <= submittedAt;
}

/** Notes bytes that a paper no longer names; what an official may have seen stays, and stays provable. */
export async function leaveBytes(
  manager: EntityManager,
  held: HeldCase,
  scan: Bytes,
): Promise<void> {
  if (wasShown(held, scan)) return;
  const left = [
    [scan.contentHash, scan.bytes],
    [scan.thumbnailHash, 0],
  ];
  for (const [contentHash, bytes] of left)
    await manager.query(
      `INSERT INTO scan_left (content_hash, business_no, bytes, left_at) VALUES (?, ?, ?, UTC_TIMESTAMP(3))
       ON DUPLICATE KEY UPDATE left_at = UTC_TIMESTAMP(3)`,
      [contentHash, held.businessNo, bytes],
    );
}

/** Named again by a paper; waits for a sweep that is just taking them away. */
export async function keepBytes(manager: EntityManager, hashes: readonly string[]): Promise<void> {
  await manager.delete(ScanLeftEntity, { contentHash: In([...hashes]) });
}

/** Everything the store holds for a case: its papers, what they left, and what is on its way. */
export async function bytesOfCase(manager: EntityManager, businessNo: string): Promise<number> {
  const [row]: { bytes: string }[] = await manager.query(
    `SELECT (SELECT COALESCE(SUM(bytes), 0) FROM scan WHERE business_no = ?)
          + (SELECT COALESCE(SUM(bytes), 0) FROM scan_left WHERE business_no = ?)
          + (SELECT COALESCE(SUM(bytes_total), 0) FROM scan_upload
              WHERE business_no = ? AND finished_at IS NULL AND refused_at IS NULL) AS bytes`,
    [businessNo, businessNo, businessNo],
  );
  return Number(row?.bytes ?? 0);
}

/** Bytes left long enough ago, oldest first. */
export async function dueBytes(manager: EntityManager, max: number): Promise<string[]> {
  const rows: { contentHash: string }[] = await manager.query(
    `SELECT content_hash AS contentHash FROM scan_left
      WHERE left_at < UTC_TIMESTAMP(3) - INTERVAL ? MINUTE ORDER BY left_at LIMIT ?`,
    [KEPT_MINUTES, max],
  );
  return [...new Set(rows.map(({ contentHash }) => contentHash))];
}

/**
 * Under the lock of what was noted, calls for the removal of bytes that no paper names; answers whether they were still
 * noted. A paper that names them meanwhile waits for the end of this and then finds them gone (keepBytes).
 */
export async function takeLeft(
  manager: EntityManager,
  contentHash: string,
  remove: () => Promise<void>,
): Promise<void> {
  const noted = await manager.find(ScanLeftEntity, {
    where: { contentHash },
    lock: { mode: 'pessimistic_write' },
  });
  if (noted.length === 0) return;
  const named =
    (await manager.existsBy(ScanEntity, { contentHash })) ||
    (await manager.existsBy(ScanEntity, { thumbnailHash: contentHash }));
  if (!named) await remove();
  await manager.delete(ScanLeftEntity, { contentHash });
}
