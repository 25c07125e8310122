import type { EntityManager } from 'typeorm';
import { formatYuan } from '#libs/fund/money';
import { tellOperators } from '#libs/persistence/boxes/tell-operators';
import { hint } from '#libs/persistence/live/live-hints';
import { hintDesk } from '#libs/persistence/receipts/hint-desk';
import type { DebitRow } from '#libs/persistence/settlement/debit-queries';
import type { InstrumentRow } from '#libs/persistence/settlement/instrument-queries';
import { settlementWay } from '#libs/persistence/settlement/way-queries';
import { PAYMENT_MESSAGES } from '#libs/texts/payment.texts';
import { RECEIPT_BUSINESS } from '#libs/texts/settlement.texts';
import { fillText } from '#libs/texts/text';

type DebitMessage = 'debitAccepted' | 'debitRefused' | 'debitSilent';
type InstrumentMessage = 'instrumentRecorded' | 'instrumentCleared' | 'instrumentBounced';

/** The unit's operators hear what became of an order to the bank; it is filed under the order's number. */
export async function tellOfDebit(
  manager: EntityManager,
  { orderNo, noticeNo, unitId, bankAccount, fen, reason }: DebitRow,
  key: DebitMessage,
  now: Date,
): Promise<void> {
  await tellOperators(manager, unitId, now, ({ name }) => ({
    businessNo: orderNo,
    business: RECEIPT_BUSINESS,
    eventSeq: 0,
    textKey: key,
    text: fillText(PAYMENT_MESSAGES[key], {
      name,
      orderNo,
      noticeNo,
      amount: formatYuan(Number(fen)),
      reason: reason ?? '',
    }),
  }));
  await hint(manager, `unit/${String(unitId)}`, 'money');
  await hintDesk(manager, bankAccount);
}

/** The same of a paper that a cashier has recorded; filed under its notice. */
export async function tellOfInstrument(
  manager: EntityManager,
  instrument: InstrumentRow,
  key: InstrumentMessage,
  now: Date,
): Promise<void> {
  const { id, number, noticeNo, unitId, bankAccount, fen, reason, way } = instrument;
  const found = await settlementWay(manager, way);
  const { zh, en } = found?.title ?? { zh: way, en: way };
  const amount = formatYuan(Number(fen));
  const details = { number, noticeNo, amount, reason: reason ?? '', way: zh, wayEn: en };
  await tellOperators(manager, unitId, now, ({ name }) => ({
    businessNo: noticeNo,
    business: RECEIPT_BUSINESS,
    eventSeq: Number(id),
    textKey: key,
    text: fillText(PAYMENT_MESSAGES[key], { ...details, name }),
  }));
  await hint(manager, `unit/${String(unitId)}`, 'money');
  await hintDesk(manager, bankAccount);
}
