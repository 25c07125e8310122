import type { EntityManager } from 'typeorm';
import { formatMonth } from '#libs/fund/month';
import { RuleViolation } from '#libs/fund/rule-violation';
import { requireNoDebit } from '#libs/persistence/settlement/debit-queries';
import { SUPPLEMENT, type AssessmentKind } from '#libs/fund/assessment/assessment-kind';

export type AssessmentState = 'open' | 'allocated' | 'deleted';

/** An assessment as money meets it; amounts in fen, of the unit's part and of the treasury's. */
export interface AssessmentToPay {
  readonly businessNo: string;
  readonly kind: AssessmentKind;
  readonly noticeNo: string;
  readonly unitId: number;
  /** Of what is made good, the last of its months. */
  readonly month: string;
  readonly dueFen: bigint;
  readonly dueFiscalFen: bigint;
  readonly gatheredFen: bigint;
  readonly gatheredFiscalFen: bigint;
  readonly state: AssessmentState;
}

/** Which assessments: one, those of a notice, or the months of a unit that are still open. */
export type WhichAssessments =
  | { readonly businessNo: string }
  | { readonly noticeNo: string }
  | { readonly unitId: number };

type Row = Omit<
  AssessmentToPay,
  'dueFen' | 'dueFiscalFen' | 'gatheredFen' | 'gatheredFiscalFen' | 'state'
> & {
  readonly due: string;
  readonly dueFiscal: string;
  readonly gathered: string;
  readonly gatheredFiscal: string;
  readonly allocatedAt: Date | null;
  readonly deletedAt: Date | null;
};

/**
 * Oldest month first. Of a number or a notice all of them, whatever became of them: money for what is allocated or
 * deleted is still somebody's. To pay by them the caller holds the unit.
 */
export async function openAssessments(
  manager: EntityManager,
  which: WhichAssessments,
): Promise<AssessmentToPay[]> {
  return read(manager, ...whereOf(which));
}

/** All of a unit, or of several, that waits for money: months oldest first, then what is made good. */
export async function waitingForMoney(
  manager: EntityManager,
  ...unitIds: readonly number[]
): Promise<AssessmentToPay[]> {
  const months = await read(manager, OPEN_MONTHS, unitIds);
  return [...months, ...(await read(manager, OPEN_SUPPLEMENTS, unitIds))];
}

const OPEN_MONTHS = 'unit_id IN (?) AND standing = 1 AND allocated_at IS NULL';
const OPEN_SUPPLEMENTS = `unit_id IN (?) AND kind = '${SUPPLEMENT}' AND allocated_at IS NULL AND deleted_at IS NULL`;

async function read(
  manager: EntityManager,
  where: string,
  value: string | readonly number[],
): Promise<AssessmentToPay[]> {
  const rows: Row[] = await manager.query(
    `SELECT business_no AS businessNo, kind, notice_no AS noticeNo, unit_id AS unitId, month, unit_fen + personal_fen AS due,
            fiscal_fen AS dueFiscal, gathered_fen AS gathered, gathered_fiscal_fen AS gatheredFiscal,
            allocated_at AS allocatedAt, deleted_at AS deletedAt
       FROM assessment WHERE ${where} ORDER BY month, business_no`,
    [value],
  );
  return rows.map(toPay);
}

function whereOf(which: WhichAssessments): [string, string | readonly number[]] {
  if ('businessNo' in which) return ['business_no = ?', which.businessNo];
  if ('noticeNo' in which) return ['notice_no = ?', which.noticeNo];
  return [OPEN_MONTHS, [which.unitId]];
}

function toPay(row: Row): AssessmentToPay {
  const { businessNo, kind, noticeNo, unitId, month, allocatedAt, deletedAt } = row;
  return {
    businessNo,
    kind,
    noticeNo,
    unitId,
    month,
    dueFen: BigInt(row.due),
    dueFiscalFen: BigInt(row.dueFiscal),
    gatheredFen: BigInt(row.gathered),
    gatheredFiscalFen: BigInt(row.gatheredFiscal),
    state: deletedAt !== null ? 'deleted' : allocatedAt !== null ? 'allocated' : 'open',
  };
}

export function isFull(one: AssessmentToPay): boolean {
  return one.gatheredFen === one.dueFen && one.gatheredFiscalFen === one.dueFiscalFen;
}

/** A full month is allocated when every month of the unit before it is. The caller holds the unit. */
export async function nextToAllocate(
  manager: EntityManager,
  unitId: number,
): Promise<AssessmentToPay | null> {
  const [oldest] = await openAssessments(manager, { unitId });
  return oldest !== undefined && isFull(oldest) ? oldest : null;
}

/**
 * What is full and whose turn has come: the next month; and what is made good of months that are all allocated, which waits
 * for no other and which no other waits for. Nothing while the unit has to cover what the bank took back. The caller holds
 * the unit.
 */
export async function dueToAllocate(
  manager: EntityManager,
  unitId: number,
): Promise<AssessmentToPay[]> {
  if ((await moneyOf(manager, unitId)).uncoveredFen > 0n) return [];
  const next = await nextToAllocate(manager, unitId);
  const supplements = await read(
    manager,
    `${OPEN_SUPPLEMENTS}
      AND month <= (SELECT u.paid_through_month FROM unit u WHERE u.id = assessment.unit_id)`,
    [unitId],
  );
  return [...(next === null ? [] : [next]), ...supplements.filter(isFull)];
}

/** What a unit has unallocated, and what the bank has taken back of its money and nothing covers yet. */
export async function moneyOf(
  manager: EntityManager,
  unitId: number,
): Promise<{ readonly unallocatedFen: bigint; readonly uncoveredFen: bigint }> {
  const [row]: { unallocated: string; uncovered: string }[] = await manager.query(
    'SELECT unallocated_fen AS unallocated, uncovered_fen AS uncovered FROM unit WHERE id = ?',
    [unitId],
  );
  return {
    unallocatedFen: BigInt(row?.unallocated ?? 0),
    uncoveredFen: BigInt(row?.uncovered ?? 0),
  };
}

/** @throws RuleViolation for one that is allocated or deleted */
export function requireOpen({ state }: AssessmentToPay): void {
  if (state === 'allocated') throw new RuleViolation('ASSESSMENT_ALLOCATED');
  if (state === 'deleted') throw new RuleViolation('ASSESSMENT_DELETED');
}

/** @throws RuleViolation unless it is open, not both full and due to be allocated, and the bank has no order for it. The caller holds the unit. */
export async function requireNotDueToAllocate(
  manager: EntityManager,
  unitId: number,
  businessNo: string,
): Promise<AssessmentToPay> {
  const [found] = await openAssessments(manager, { businessNo });
  if (found?.unitId !== unitId) throw new RuleViolation('ASSESSMENT_NOT_FOUND');
  requireOpen(found);
  await requireNoDebit(manager, found.noticeNo);
  const due = await dueToAllocate(manager, unitId);
  if (due.some((one) => one.businessNo === businessNo))
    throw new RuleViolation('ASSESSMENT_ALLOCATING', { month: formatMonth(found.month) });
  return found;
}
