import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { receiptsWithdraw, type ReceiptDto } from '../api/generated';
import { useTexts } from '../i18n/texts';
import { Dialog } from '../ui/dialog';
import { notify } from '../ui/notices';
import { ProblemAlert } from '../ui/problem-alert';
import { CASHIER_TEXTS } from './cashier.texts';
import { ReceiptFacts } from './receipt-facts';

/** 撤回: whoever brought something forward is asked before it is taken back; somebody may just have decided it. */
export function WithdrawDialog({ receipt, onClose }: { receipt: ReceiptDto; onClose: () => void }) {
  const t = useTexts(CASHIER_TEXTS);
  const withdrawing = useMutation({
    mutationFn: () => receiptsWithdraw({ path: { id: receipt.id } }),
    onSuccess: () => {
      notify('success', () => t('withdrawn'));
      onClose();
    },
  });
  return (
    <Dialog
      open
      title={t('withdrawTitle')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            type="primary"
            loading={withdrawing.isPending}
            onClick={() => {
              withdrawing.mutate();
            }}
          >
            {t('withdraw')}
          </Button>
        </>
      }
    >
      <ReceiptFacts receipt={receipt} />
      <p>{t('withdrawHelp', { what: t(`state.${receipt.state}`) })}</p>
      <ProblemAlert error={withdrawing.error} />
    </Dialog>
  );
}
