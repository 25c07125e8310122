import type { EntityManager } from 'typeorm';
import { cityDayOf } from '#libs/fund/city-time';
import { formatYuan } from '#libs/fund/money';
import { uncoveredOf } from '#libs/fund/settlement/places';
import { orderAllocation, unallocatedOf } from '#libs/persistence/assessments/gather-store';
import { tellOperators } from '#libs/persistence/boxes/tell-operators';
import { lockUnit } from '#libs/persistence/cases/conflict-store';
import type { PostedLine } from '#libs/persistence/ledger/voucher-lines';
import { postVoucher } from '#libs/persistence/ledger/voucher-store';
import { PAYMENT_MESSAGES } from '#libs/texts/payment.texts';
import { RECEIPT_BUSINESS } from '#libs/texts/settlement.texts';
import { fillText } from '#libs/texts/text';

interface OfUnit {
  readonly unitId: number;
  readonly now: Date;
}

/** The bank has taken back what nothing of the unit's covers: it stands against the unit until it is paid. The caller holds the unit. */
export async function leaveUncovered(
  manager: EntityManager,
  of: OfUnit & { readonly because: string },
  fen: bigint,
): Promise<void> {
  const { unitId, because } = of;
  const voucherId = await post(manager, of, `${because}/uncovered`, [
    { at: uncoveredOf(unitId), side: 'D', amountFen: fen },
    { at: unallocatedOf(unitId), side: 'C', amountFen: fen },
  ]);
  await tell(manager, { ...of, voucherId }, 'leftUncovered', fen);
}

/**
 * Money that has come to the unit's unallocated balance, from the bank or from what had gathered, covers first what a
 * take-back has left open (domain 14); what was full meanwhile is credited once nothing is. The caller holds the unit.
 * @returns what it has covered
 */
export async function coverFirst(
  manager: EntityManager,
  of: OfUnit & { readonly because: string },
  fen: bigint,
): Promise<bigint> {
  const { unitId, because } = of;
  const openFen = BigInt((await lockUnit(manager, unitId)).uncoveredFen);
  const coveredFen = openFen < fen ? openFen : fen;
  if (coveredFen <= 0n) return 0n;
  const voucherId = await post(manager, of, `covering/${because}`, [
    { at: unallocatedOf(unitId), side: 'D', amountFen: coveredFen },
    { at: uncoveredOf(unitId), side: 'C', amountFen: coveredFen },
  ]);
  await tell(manager, { ...of, voucherId }, 'uncoveredPaid', coveredFen);
  if (coveredFen === openFen) await orderAllocation(manager, unitId, voucherId);
  return coveredFen;
}

async function post(
  manager: EntityManager,
  { unitId, now }: OfUnit,
  postingKey: string,
  lines: readonly PostedLine[],
): Promise<string> {
  const day = cityDayOf(now);
  const { id } = await postVoucher(manager, {
    postingKey,
    kind: 'covering',
    unitId,
    businessNo: null,
    month: null,
    valueDate: day,
    postingDay: day,
    lines,
  });
  return id;
}

function tell(
  manager: EntityManager,
  { unitId, voucherId, now }: OfUnit & { readonly voucherId: string },
  textKey: 'leftUncovered' | 'uncoveredPaid',
  fen: bigint,
): Promise<void> {
  return tellOperators(manager, unitId, now, ({ name }) => ({
    businessNo: '',
    business: RECEIPT_BUSINESS,
    eventSeq: Number(voucherId),
    textKey,
    text: fillText(PAYMENT_MESSAGES[textKey], { name, amount: formatYuan(Number(fen)) }),
  }));
}
