import type { EntityManager } from 'typeorm';
import { formatYuan } from '#libs/fund/money';
import type { Match } from '#libs/fund/settlement/matching';
import type { BankReceipt } from '#libs/fund/settlement/receipt';
import { moneyOf, waitingForMoney } from '#libs/persistence/assessments/assessment-queries';
import { openOf } from '#libs/persistence/assessments/gather-store';
import { tellOperators } from '#libs/persistence/boxes/tell-operators';
import { BALANCE_USES, MONEY_MESSAGES, RECEIPT_BUSINESS } from '#libs/texts/settlement.texts';
import { fillText, type TextDetails } from '#libs/texts/text';

type ToldMoney = Pick<BankReceipt, 'bookedOn' | 'fen' | 'payerName'> & {
  readonly restFen: bigint;
  /** The order to the bank that kept it from its number. */
  readonly underDebit: string | null;
  /** What its number waits for all the same; nothing unless said. */
  readonly missingFen?: bigint;
  readonly now: Date;
};

/**
 * Money, or the rest of it, that belongs to no assessment: the unit's operators hear of it, for it is never used without their
 * act. So they do of money that is less than its number waits for.
 */
export async function tellUnit(
  manager: EntityManager,
  receiptId: string,
  receipt: ToldMoney,
  match: Exclude<Match, { kind: 'nobody' }>,
): Promise<void> {
  const key = keyOf(match, receipt);
  const uses = await usesOf(manager, match.unitId);
  const businessNo = match.kind === 'case' ? match.businessNo : '';
  await tellOperators(manager, match.unitId, receipt.now, ({ name }) => ({
    businessNo,
    business: RECEIPT_BUSINESS,
    eventSeq: Number(receiptId),
    textKey: key,
    text: fillText(MONEY_MESSAGES[key], {
      name,
      day: receipt.bookedOn,
      payer: receipt.payerName,
      amount: formatYuan(Number(receipt.fen)),
      rest: formatYuan(Number(receipt.restFen)),
      missing: formatYuan(Number(receipt.missingFen ?? 0n)),
      businessNo,
      orderNo: receipt.underDebit ?? '',
      ...uses,
    }),
  }));
}

/** What is said of the balance: never to pay out of nothing, nor where no notice waits. */
async function usesOf(manager: EntityManager, unitId: number): Promise<TextDetails> {
  const { unallocatedFen } = await moneyOf(manager, unitId);
  const waiting = await waitingForMoney(manager, unitId);
  const asks = waiting.some((one) => openOf(one, 'unit') > 0n);
  const use = asks ? BALANCE_USES.notice : BALANCE_USES.none;
  const balance = formatYuan(Number(unallocatedFen));
  const beside =
    unallocatedFen > 0n ? fillText(BALANCE_USES.beside, { balance }) : { zh: '', en: '' };
  return { use: use.zh, useEn: use.en, orBalance: beside.zh, orBalanceEn: beside.en };
}

function keyOf(
  match: Match,
  { fen, restFen, underDebit, missingFen = 0n }: ToldMoney,
): keyof typeof MONEY_MESSAGES {
  if (match.kind === 'unit' && match.by === 'cashier') return 'receiptByCashier';
  if (match.kind !== 'case') return 'receiptWithoutNumber';
  if (underDebit !== null) return 'receiptUnderDebit';
  if (missingFen > 0n) return 'receiptShort';
  return restFen < fen ? 'receiptSurplus' : 'receiptNotDue';
}
