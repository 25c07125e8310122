import type { EntityManager } from 'typeorm';
import { waitingForMoney } from '#libs/persistence/assessments/assessment-queries';
import { openOf } from '#libs/persistence/assessments/gather-store';

/** A unit that money in suspense may be for. */
export interface UnitToClaimFor {
  readonly id: number;
  readonly name: string;
  readonly unallocatedFen: string;
  readonly uncoveredFen: string;
}

export async function unitToClaimFor(
  manager: EntityManager,
  accountNo: string,
): Promise<UnitToClaimFor | null> {
  const [unit]: UnitToClaimFor[] = await manager.query(
    'SELECT id, name, unallocated_fen AS unallocatedFen, uncovered_fen AS uncoveredFen FROM unit WHERE account_no = ?',
    [accountNo],
  );
  return unit ?? null;
}

export interface OpenNotice {
  readonly noticeNo: string;
  readonly months: string[];
  /** What the unit has still to pay; the treasury's part is not its own. */
  readonly openFen: bigint;
}

/** Of a unit's notices those that wait for its money, oldest month first. */
export async function openNoticesOf(manager: EntityManager, unitId: number): Promise<OpenNotice[]> {
  const notices = new Map<string, OpenNotice>();
  for (const one of await waitingForMoney(manager, unitId)) {
    const openFen = openOf(one, 'unit');
    if (openFen === 0n) continue;
    const before = notices.get(one.noticeNo);
    notices.set(one.noticeNo, {
      noticeNo: one.noticeNo,
      months: [...(before?.months ?? []), one.month],
      openFen: (before?.openFen ?? 0n) + openFen,
    });
  }
  return [...notices.values()];
}
