import type { EntityManager } from 'typeorm';
import { fillOldestFirst } from '#libs/fund/assessment/filling';
import {
  openAssessments,
  type AssessmentToPay,
} from '#libs/persistence/assessments/assessment-queries';
import { gather, openOf, unallocatedOf } from '#libs/persistence/assessments/gather-store';
import { acceptDebit } from '#libs/persistence/settlement/debit-marks';
import { noticeOfDebit, pendingDebitOf } from '#libs/persistence/settlement/debit-queries';

/** Whose number it is: of a case, of a notice for several of them, or of an order to the bank. */
interface NumberedMoney {
  readonly businessNo: string;
  readonly unitId: number;
  readonly now: Date;
}

export interface FilledByMoney {
  /** What stays in the unit's unallocated balance. */
  readonly restFen: bigint;
  /** The order to the bank that keeps other money from the number; null where there is none. */
  readonly underDebit: string | null;
  /** What the number still waits for. */
  readonly missingFen: bigint;
}

/**
 * Money under a number fills what it waits for, oldest month first: part payments gather, deleted and allocated months are
 * passed over. What the bank collects by an order settles the order; other money does not pay beside one. The caller holds
 * the unit and has booked the money to its unallocated balance.
 */
export async function gatherReceipt(
  manager: EntityManager,
  receiptId: string,
  { businessNo, unitId, now }: NumberedMoney,
  fen: bigint,
): Promise<FilledByMoney> {
  const debit = await noticeOfDebit(manager, businessNo);
  if (debit !== null && !(await acceptDebit(manager, businessNo, { receiptId, now })))
    return { restFen: fen, underDebit: null, missingFen: 0n };
  const named = await assessmentsOf(manager, debit?.noticeNo ?? businessNo);
  const open = named.filter((one) => one.unitId === unitId && one.state === 'open');
  const underDebit = open[0] === undefined ? null : await pendingDebitOf(manager, open[0].noticeNo);
  if (underDebit !== null) return { restFen: fen, underDebit, missingFen: 0n };
  const due = open.map((one) => ({ businessNo: one.businessNo, openFen: openOf(one, 'unit') }));
  const { parts, restFen } = fillOldestFirst(due, fen);
  for (const part of parts)
    await gather(manager, {
      ...part,
      source: 'unit',
      from: unallocatedOf(unitId),
      key: `receipt/${receiptId}/${part.businessNo}`,
      now,
    });
  const dueFen = due.reduce((sum, { openFen }) => sum + openFen, 0n);
  return { restFen, underDebit: null, missingFen: dueFen - (fen - restFen) };
}

async function assessmentsOf(manager: EntityManager, number: string): Promise<AssessmentToPay[]> {
  const ofNotice = await openAssessments(manager, { noticeNo: number });
  return ofNotice.length > 0 ? ofNotice : openAssessments(manager, { businessNo: number });
}
