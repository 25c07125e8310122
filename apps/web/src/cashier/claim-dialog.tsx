import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { receiptsClaim, type ReceiptDto } from '../api/generated';
import { useTexts } from '../i18n/texts';
import { Dialog } from '../ui/dialog';
import { notify } from '../ui/notices';
import { ProblemAlert } from '../ui/problem-alert';
import { TextField } from '../ui/text-field';
import { CASHIER_TEXTS } from './cashier.texts';
import { Claimant } from './claimant';
import { ReceiptFacts } from './receipt-facts';

const BASIS_MAX = 200;

/** The maker's half: whose money in suspense is. */
export function ClaimDialog({ receipt, onClose }: { receipt: ReceiptDto; onClose: () => void }) {
  const t = useTexts(CASHIER_TEXTS);
  const [unitAccountNo, setUnitAccountNo] = useState('');
  const [basis, setBasis] = useState('');
  const [tried, setTried] = useState(false);
  const claim = useMutation({
    mutationFn: () =>
      receiptsClaim({ path: { id: receipt.id }, body: { unitAccountNo, basis: basis.trim() } }),
    onSuccess: () => {
      notify('success', () => t('claimed'));
      onClose();
    },
  });
  const missing = (value: string): string | null =>
    tried && value.trim() === '' ? t('missing') : null;
  return (
    <Dialog
      open
      title={t('claimTitle')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            type="primary"
            loading={claim.isPending}
            onClick={() => {
              setTried(true);
              if (unitAccountNo.trim() !== '' && basis.trim() !== '') claim.mutate();
            }}
          >
            {t('confirm')}
          </Button>
        </>
      }
    >
      <ReceiptFacts receipt={receipt} />
      <p className="help">{t('claimHelp')}</p>
      <ProblemAlert error={claim.error} />
      <TextField
        id="claim-unit"
        label={t('unitAccountNo')}
        value={unitAccountNo}
        onChange={setUnitAccountNo}
        inputMode="numeric"
        startHere
        error={missing(unitAccountNo)}
      />
      <Claimant receipt={receipt} unitAccountNo={unitAccountNo} />
      <TextField
        id="claim-basis"
        label={t('basis')}
        value={basis}
        onChange={setBasis}
        limit={BASIS_MAX}
        error={missing(basis)}
      />
    </Dialog>
  );
}
