import type { EntityManager } from 'typeorm';
import type { AssessmentKind } from '#libs/fund/assessment/assessment-kind';
import { owedAgain, restOf, type OwedMonth } from '#libs/fund/settlement/take-back-plan';
import { shortMembers, type ShortMember } from '#libs/persistence/assessments/shortfall-queries';
import {
  NOBODY,
  receivablesOfTakeBack,
  type PeopleAndFen,
} from '#libs/persistence/settlement/receivable-of-take-back';
import { restsOf } from '#libs/persistence/settlement/rest-queries';
import {
  receiptToReverse,
  reversalOf,
  type ReversedReceipt,
} from '#libs/persistence/settlement/reversed-receipt';
import { sharesOf, type Share } from '#libs/persistence/settlement/take-back-parts';
import { planTakeBack, type Planned } from '#libs/persistence/settlement/take-back-plans';

/** What a take-back means, or meant, for one unit. */
export interface UnitTakenFrom {
  readonly unitAccountNo: string;
  readonly unitName: string;
  /** Of the receipt, what was this unit's. */
  readonly fen: bigint;
  /** What no month had: it moves no month. */
  readonly looseFen: bigint;
  readonly uncoveredFen: bigint;
  /** By how much its unallocated balance grows: allocations are reversed whole. */
  readonly restFen: bigint;
  readonly months: readonly OwedMonth[];
  /** What members' balances cannot give back: it stands in 119 of this unit. */
  readonly receivable: PeopleAndFen;
  /** What of it stands there today. */
  readonly standing: PeopleAndFen;
}

export interface TakeBackSeen {
  /** Whether it has been done; else it is what it would do as things stand. */
  readonly isDone: boolean;
  readonly units: readonly UnitTakenFrom[];
  /** What the books would refuse it for. */
  readonly refusal: 'TAKE_BACK_TREASURY_SHORT' | null;
}

/** All of it: a list is bounded. */
export async function takeBackSeen(
  manager: EntityManager,
  receiptId: string,
): Promise<TakeBackSeen> {
  const receipt = await receiptToReverse(manager, receiptId);
  const { reversalId, state } = receipt;
  const asked = reversalId === null ? null : await reversalOf(manager, reversalId);
  const isStanding = ['back-asked', 'back-ordered', 'taken-back'].includes(state);
  const formerState = asked !== null && isStanding ? asked.formerState : state;
  const shares = await sharesOf(manager, receipt, formerState);
  return state === 'taken-back'
    ? { isDone: true, units: await unitsTakenFrom(manager, receipt, shares), refusal: null }
    : previewOf(manager, shares);
}

async function previewOf(manager: EntityManager, shares: readonly Share[]): Promise<TakeBackSeen> {
  const planned = await planTakeBack(
    manager,
    shares.flatMap(({ parts }) => parts),
  );
  const plansOf = (unitId: number) => planned.filter(({ taken }) => taken.unitId === unitId);
  const short = await shortMembers(manager, planned.flatMap(reversedBy));
  const units = await withNames(manager, shares, ({ unitId }) => {
    const plans = plansOf(unitId);
    return {
      months: owedAgain(plans.map(({ plan }) => plan)),
      uncoveredFen: uncoveredBy(plans, 'unit'),
      restFen: plans
        .filter(({ taken }) => taken.source === 'unit')
        .reduce((sum, { taken, plan }) => sum + restOf(plan, taken.fen), 0n),
      receivable: peopleAndFen(plans.flatMap((plan) => shortIn(plan, short))),
      standing: NOBODY,
    };
  });
  const isTreasuryShort = uncoveredBy(planned, 'treasury') > 0n;
  return { isDone: false, units, refusal: isTreasuryShort ? 'TAKE_BACK_TREASURY_SHORT' : null };
}

function reversedBy({ plan }: Planned): string[] {
  return plan.reversed.map(({ allocation }) => allocation.voucherId);
}

function shortIn(planned: Planned, short: readonly ShortMember[]): readonly ShortMember[] {
  const reversed = new Set(reversedBy(planned));
  return short.filter(({ voucherId }) => reversed.has(voucherId));
}

function peopleAndFen(short: readonly ShortMember[]): PeopleAndFen {
  return {
    people: new Set(short.map(({ accountId }) => accountId)).size,
    fen: short.reduce((sum, { fen }) => sum + fen, 0n),
  };
}

function uncoveredBy(plans: readonly Planned[], source: Planned['taken']['source']): bigint {
  const own = plans.filter(({ taken }) => taken.source === source);
  return own.reduce((sum, { plan }) => sum + plan.uncoveredFen, 0n);
}

type Meant = Pick<UnitTakenFrom, 'months' | 'uncoveredFen' | 'restFen' | 'receivable' | 'standing'>;

async function withNames(
  manager: EntityManager,
  shares: readonly Share[],
  meantFor: (share: Share) => Meant,
): Promise<UnitTakenFrom[]> {
  if (shares.length === 0) return [];
  const rows: { id: number; no: string; name: string }[] = await manager.query(
    'SELECT id, account_no AS no, name FROM unit WHERE id IN (?)',
    [shares.map(({ unitId }) => unitId)],
  );
  const names = new Map(rows.map((row) => [row.id, row]));
  return shares.map((share) => {
    const meant = meantFor(share);
    const named = names.get(share.unitId);
    return {
      ...meant,
      unitAccountNo: named?.no ?? '',
      unitName: named?.name ?? '',
      fen: share.fen,
      looseFen: looseFenOf(share, meant),
    };
  });
}

/** What months that are reversed have beyond their share stays the unit's, so that months may lose more than was taken. */
function looseFenOf({ fen }: Share, { months, uncoveredFen }: Meant): bigint {
  const ofMonths = months.reduce((sum, { takenFen }) => sum + takenFen, 0n);
  const looseFen = fen - ofMonths - uncoveredFen;
  return looseFen > 0n ? looseFen : 0n;
}

interface TakenRow {
  readonly unitId: number;
  readonly businessNo: string | null;
  readonly kind: AssessmentKind;
  readonly noticeNo: string;
  readonly month: string;
  readonly taken: string;
  readonly reversals: string;
  readonly uncovered: string;
  readonly open: string | null;
}

/** As the vouchers of the take-back tell it, with what is open of each month today. */
async function unitsTakenFrom(
  manager: EntityManager,
  { id }: ReversedReceipt,
  shares: readonly Share[],
): Promise<UnitTakenFrom[]> {
  const rows: TakenRow[] = await manager.query(
    `SELECT v.unit_id AS unitId, v.business_no AS businessNo, a.kind, a.notice_no AS noticeNo, a.month,
            SUM(IF(v.kind = 'gathering', v.total_fen, 0)) AS taken, SUM(v.kind = 'reversal') AS reversals,
            SUM(IF(v.kind = 'covering', v.total_fen, 0)) AS uncovered,
            MAX(IF(a.allocated_at IS NULL AND a.deleted_at IS NULL,
                   a.unit_fen + a.personal_fen + a.fiscal_fen - a.gathered_fen - a.gathered_fiscal_fen, 0)) AS open
       FROM voucher v LEFT JOIN assessment a ON a.business_no = v.business_no
      WHERE v.posting_key LIKE ? AND v.kind IN ('gathering', 'reversal', 'covering')
      GROUP BY v.unit_id, v.business_no, a.kind, a.notice_no, a.month ORDER BY a.month, v.business_no`,
    [`take-back/${id}/%`],
  );
  const receivables = await receivablesOfTakeBack(manager, id);
  const acts = shares.flatMap(({ parts }) => parts.map(({ because }) => because));
  const rests = await restsOf(manager, [...new Set(acts)]);
  return withNames(manager, shares, ({ unitId, parts }) => {
    const own = rows.filter((row) => row.unitId === unitId);
    return {
      ...(receivables.get(unitId) ?? { receivable: NOBODY, standing: NOBODY }),
      restFen: rests.get(parts[0]?.because ?? '') ?? 0n,
      months: own.filter(({ businessNo }) => businessNo !== null).map(monthOf),
      uncoveredFen: own.reduce((sum, row) => sum + BigInt(row.uncovered), 0n),
    };
  });
}

function monthOf(row: TakenRow): OwedMonth {
  return {
    businessNo: row.businessNo ?? '',
    kind: row.kind,
    noticeNo: row.noticeNo,
    month: row.month,
    isReversed: Number(row.reversals) > 0,
    takenFen: BigInt(row.taken),
    openFen: BigInt(row.open ?? 0),
  };
}
