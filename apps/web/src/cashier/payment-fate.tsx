import { useServerText, useTexts } from '../i18n/texts';
import { toneOf } from '../notices/payment-tones';
import { StatusTag } from '../ui/status-tag';
import type { TextDto } from '../api/generated';
import { PAYMENT_TEXTS } from './payment.texts';

interface PaymentFateProps {
  of: { state: string; stateText: TextDto; serial: string | null; reason: string | null };
  byName: string | null;
}

/** How a payment at the bank stands, by which entry it came or why not, and who said so. */
export function PaymentFate({ of, byName }: PaymentFateProps) {
  const t = useTexts(PAYMENT_TEXTS);
  const server = useServerText();
  const said = [
    of.serial === null ? '' : t('serialOf', { serial: of.serial }),
    of.reason ?? '',
    byName === null ? '' : t('by', { name: byName }),
  ];
  return (
    <>
      <StatusTag tone={toneOf(of.state)} text={server(of.stateText)} />
      <div className="help">{said.filter((one) => one !== '').join(' ')}</div>
    </>
  );
}
