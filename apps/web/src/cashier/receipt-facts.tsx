import { formatYuan } from '#libs/fund/money';
import type { ReceiptDto } from '../api/generated';
import { useTexts } from '../i18n/texts';
import { CASHIER_TEXTS } from './cashier.texts';

/** Which money is meant, above what is decided about it. */
export function ReceiptFacts({ receipt }: { receipt: ReceiptDto }) {
  const t = useTexts(CASHIER_TEXTS);
  const payer = receipt.payerName === '' ? t('nobody') : receipt.payerName;
  return (
    <p>
      {t('money', { amount: formatYuan(receipt.fen), day: receipt.bookedOn, payer })}
      <br />
      <span className="help">{`${receipt.serial} ${receipt.remark} ${receipt.summary}`}</span>
    </p>
  );
}
