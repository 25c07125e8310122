import { Button } from 'antd';
import type { ReceiptDto } from '../api/generated';
import { useTexts } from '../i18n/texts';
import { Dialog } from '../ui/dialog';
import { CASHIER_TEXTS } from './cashier.texts';
import { OwedAgain } from './owed-again';
import { ReceiptFacts } from './receipt-facts';
import { ReversalFacts } from './reversal-facts';

/** What a take-back that is done has meant, or one that is being carried out will mean. */
export function TakenDialog({ receipt, onClose }: { receipt: ReceiptDto; onClose: () => void }) {
  const t = useTexts(CASHIER_TEXTS);
  return (
    <Dialog
      open
      wide
      title={t('effects')}
      onClose={onClose}
      footer={<Button onClick={onClose}>{t('close')}</Button>}
    >
      <ReceiptFacts receipt={receipt} />
      <ReversalFacts receipt={receipt} />
      <OwedAgain receipt={receipt} />
    </Dialog>
  );
}
