import type { EntityManager } from 'typeorm';
import { Problem } from '#apps/api/problems/problem';
import { flowRecord, type FlowRecord } from '#libs/persistence/ledger/flow-queries';

/** @throws Problem 404, the same for an entry that is not there and another unit's */
export async function requireFlowEntry(
  manager: EntityManager,
  unitId: number,
  id: string,
): Promise<FlowRecord> {
  const found = await flowRecord(manager, unitId, id);
  if (found === null) throw new Problem(404, 'FLOW_ENTRY_NOT_FOUND');
  return found;
}
