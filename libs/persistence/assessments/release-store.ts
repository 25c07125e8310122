import type { EntityManager } from 'typeorm';
import { cityDayOf } from '#libs/fund/city-time';
import {
  openAssessments,
  type AssessmentToPay,
} from '#libs/persistence/assessments/assessment-queries';
import {
  gatheredFor,
  treasuryOf,
  unallocatedOf,
  type MoneySource,
} from '#libs/persistence/assessments/gather-store';
import { lockUnit } from '#libs/persistence/cases/conflict-store';
import type { PostedLine } from '#libs/persistence/ledger/voucher-lines';
import { postVoucher } from '#libs/persistence/ledger/voucher-store';
import { coverFirst } from '#libs/persistence/settlement/uncovered-store';

export interface Release {
  readonly unitId: number;
  readonly now: Date;
  /** What it is released for, once: part of the voucher's key. */
  readonly because: string;
}

/**
 * What was gathered goes back to where it belongs when no assessment waits for it: the unit's to its unallocated balance,
 * the treasury's to its own sub-account. What the bank took back and nothing covers yet is covered first of all. The caller
 * has made sure that the assessment is not being allocated.
 * @returns the unit's money released
 */
export async function release(
  manager: EntityManager,
  businessNo: string,
  { unitId, now, because }: Release,
): Promise<bigint> {
  await lockUnit(manager, unitId);
  const [found] = await openAssessments(manager, { businessNo });
  if (found?.state !== 'open') return 0n;
  const lines = [
    ...backTo(found, 'unit', found.gatheredFen),
    ...backTo(found, 'treasury', found.gatheredFiscalFen),
  ];
  if (lines.length === 0) return 0n;
  const day = cityDayOf(now);
  const { id } = await postVoucher(manager, {
    postingKey: `${businessNo}/release/${because}`,
    kind: 'gathering',
    unitId,
    businessNo,
    month: found.month,
    valueDate: day,
    postingDay: day,
    lines,
  });
  await manager.query(
    'UPDATE assessment SET gathered_fen = 0, gathered_fiscal_fen = 0 WHERE business_no = ?',
    [businessNo],
  );
  await coverFirst(manager, { unitId, now, because: `release/${id}` }, found.gatheredFen);
  return found.gatheredFen;
}

function backTo(found: AssessmentToPay, source: MoneySource, amountFen: bigint): PostedLine[] {
  if (amountFen === 0n) return [];
  const to = source === 'unit' ? unallocatedOf(found.unitId) : treasuryOf(found.unitId);
  return [
    { at: gatheredFor(found, source), side: 'D', amountFen },
    { at: to, side: 'C', amountFen },
  ];
}
