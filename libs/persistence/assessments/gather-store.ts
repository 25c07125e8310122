import type { EntityManager } from 'typeorm';
import { cityDayOf } from '#libs/fund/city-time';
import type { SubAccountRef } from '#libs/fund/ledger/voucher';
import { formatYuan } from '#libs/fund/money';
import { formatMonth } from '#libs/fund/month';
import { RuleViolation } from '#libs/fund/rule-violation';
import {
  dueToAllocate,
  openAssessments,
  requireOpen,
  type AssessmentToPay,
} from '#libs/persistence/assessments/assessment-queries';
import { recordOrder } from '#libs/persistence/cases/command-store';
import { lockUnit } from '#libs/persistence/cases/conflict-store';
import type { UnitEntity } from '#libs/persistence/entities/unit.entity';
import { postVoucher } from '#libs/persistence/ledger/voucher-store';
import { requireNoDebit } from '#libs/persistence/settlement/debit-queries';

/** Whose money fills an assessment: the unit's its own and the personal part, the treasury's the fiscal part only. */
export type MoneySource = 'unit' | 'treasury';

/** Where a line of the books stands. */
export type LedgerPlace = SubAccountRef;

export interface Gathering {
  readonly businessNo: string;
  readonly source: MoneySource;
  readonly fen: bigint;
  /** Where the money comes from: a bank account, the unit's unallocated balance, suspense. */
  readonly from: LedgerPlace;
  /** What it is booked for, once. */
  readonly key: string;
  readonly now: Date;
  /** Days of the city, 'YYYY-MM-DD'; today unless said. */
  readonly valueDate?: string;
  readonly postingDay?: string;
}

/** 219: the unit's money that belongs to no assessment. */
export function unallocatedOf(unitId: number): LedgerPlace {
  return { account: '219', kind: 'unallocated', owner: String(unitId), unitId };
}

/** 219: what has been received for one assessment, each source apart. */
export function gatheredFor(
  { businessNo, unitId }: Pick<AssessmentToPay, 'businessNo' | 'unitId'>,
  source: MoneySource,
): LedgerPlace {
  const owner = source === 'unit' ? businessNo : `${businessNo}/fiscal`;
  return { account: '219', kind: 'gathered', owner, unitId };
}

/** 219: the treasury's money that no assessment of the unit waits for. */
export function treasuryOf(unitId: number): LedgerPlace {
  return { account: '219', kind: 'treasury', owner: String(unitId), unitId };
}

export interface Gathered {
  readonly voucherId: string;
  /** False: this key was booked before, and nothing has moved now. */
  readonly posted: boolean;
  /** An assessment whose allocation has become due, its command written; null while none has. */
  readonly allocating: string | null;
}

/**
 * Money for an assessment, in the caller's transaction: the voucher that moves or books it, the row, and where the oldest
 * open month of the unit is full, the system's command to allocate it.
 * @throws RuleViolation ASSESSMENT_…, DEBIT_PENDING, GATHER_TOO_MUCH: what is more than is open the caller splits off beforehand
 */
export async function gather(manager: EntityManager, gathering: Gathering): Promise<Gathered> {
  const { businessNo, source, fen, from, now } = gathering;
  const [named] = await openAssessments(manager, { businessNo });
  if (named === undefined) throw new RuleViolation('ASSESSMENT_NOT_FOUND');
  const unit = await lockUnit(manager, named.unitId);
  const before = await bookedBefore(manager, gathering.key);
  if (before !== null) return { voucherId: before, posted: false, allocating: null };
  const open = await requireRoom(manager, gathering);
  if (source === 'unit') await requireNoDebit(manager, open.noticeNo);
  if (from.kind === 'unallocated') requireAvailable(unit, fen);
  const { id } = await postVoucher(manager, {
    postingKey: gathering.key,
    kind: from.account === '101' ? 'receipt' : 'gathering',
    unitId: open.unitId,
    businessNo,
    month: open.month,
    valueDate: gathering.valueDate ?? cityDayOf(now),
    postingDay: gathering.postingDay ?? cityDayOf(now),
    lines: [
      { at: from, side: 'D', amountFen: fen },
      { at: gatheredFor(open, source), side: 'C', amountFen: fen },
    ],
  });
  const column = source === 'unit' ? 'gathered_fen' : 'gathered_fiscal_fen';
  await manager.query(`UPDATE assessment SET ${column} = ${column} + ? WHERE business_no = ?`, [
    String(fen),
    businessNo,
  ]);
  return {
    voucherId: id,
    posted: true,
    allocating: await orderAllocation(manager, open.unitId, id),
  };
}

/** What the bank took back is covered before anything is paid out of the balance. */
function requireAvailable(
  { unallocatedFen, uncoveredFen }: Pick<UnitEntity, 'unallocatedFen' | 'uncoveredFen'>,
  fen: bigint,
): void {
  if (uncoveredFen > 0)
    throw new RuleViolation('UNIT_UNCOVERED', { open: formatYuan(uncoveredFen) });
  if (BigInt(unallocatedFen) < fen)
    throw new RuleViolation('UNALLOCATED_SHORT', { balance: formatYuan(unallocatedFen) });
}

async function bookedBefore(manager: EntityManager, key: string): Promise<string | null> {
  const [row]: { id: string }[] = await manager.query(
    'SELECT id FROM voucher WHERE posting_key = ?',
    [key],
  );
  return row === undefined ? null : String(row.id);
}

/** Read again under the unit's lock. */
async function requireRoom(
  manager: EntityManager,
  { businessNo, source, fen }: Gathering,
): Promise<AssessmentToPay> {
  const [found] = await openAssessments(manager, { businessNo });
  if (found === undefined) throw new RuleViolation('ASSESSMENT_NOT_FOUND');
  requireOpen(found);
  const openFen = openOf(found, source);
  if (fen <= 0n) throw new RuleViolation('GATHER_NOTHING');
  if (fen > openFen)
    throw new RuleViolation('GATHER_TOO_MUCH', {
      month: formatMonth(found.month),
      open: formatYuan(Number(openFen)),
    });
  return found;
}

/** What a source may still pay for it. */
export function openOf(one: AssessmentToPay, source: MoneySource): bigint {
  return source === 'unit'
    ? one.dueFen - one.gatheredFen
    : one.dueFiscalFen - one.gatheredFiscalFen;
}

/**
 * Money is no person's act: the allocation of what is full and whose turn has come is a command of the system to its case,
 * named by the voucher that made it due, and swept like every other.
 * @returns one of them
 */
export async function orderAllocation(
  manager: EntityManager,
  unitId: number,
  voucherId: string,
): Promise<string | null> {
  const due = await dueToAllocate(manager, unitId);
  for (const { businessNo } of due)
    await recordOrder(manager, {
      requestId: `allocate/${businessNo}/${voucherId}`,
      businessNo,
      verb: 'allocate',
      body: {},
    });
  return due[0]?.businessNo ?? null;
}
