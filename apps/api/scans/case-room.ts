import type { EntityManager } from 'typeorm';
import { SCAN_BYTES_PER_CASE_MAX } from '#libs/documents/scan-limits';
import { bytesOfCase } from '#libs/persistence/papers/scan-left-store';
import { Problem } from '#apps/api/problems/problem';

const MEGABYTE = 1024 * 1024;

/** What was deleted or turned counts until it is taken from the store. @throws Problem 422 */
export async function requireRoom(
  manager: EntityManager,
  businessNo: string,
  bytes: number,
): Promise<void> {
  if ((await bytesOfCase(manager, businessNo)) + bytes > SCAN_BYTES_PER_CASE_MAX)
    throw new Problem(422, 'SCANS_TOO_LARGE', { max: SCAN_BYTES_PER_CASE_MAX / MEGABYTE });
}
