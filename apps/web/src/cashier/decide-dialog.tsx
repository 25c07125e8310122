import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { receiptsDecide, type ReceiptDto } from '../api/generated';
import { useTexts } from '../i18n/texts';
import { Dialog } from '../ui/dialog';
import { notify } from '../ui/notices';
import { ProblemAlert } from '../ui/problem-alert';
import { TextField } from '../ui/text-field';
import { CASHIER_TEXTS } from './cashier.texts';
import { ReceiptFacts } from './receipt-facts';
import { TreasuryList } from './treasury-list';

const OPINION_MAX = 200;

/** The checker's half: what another cashier claimed becomes the unit's, or stays in suspense. */
export function DecideDialog({ receipt, onClose }: { receipt: ReceiptDto; onClose: () => void }) {
  const t = useTexts(CASHIER_TEXTS);
  const [opinion, setOpinion] = useState('');
  const [tried, setTried] = useState(false);
  const isList = receipt.state === 'listed';
  const done = isList ? 'split' : 'cleared';
  const decide = useMutation({
    mutationFn: (agreed: boolean) =>
      receiptsDecide({ path: { id: receipt.id }, body: { agreed, opinion: opinion.trim() } }),
    onSuccess: (_, agreed) => {
      notify('success', () => t(agreed ? done : 'sentBack'));
      onClose();
    },
  });
  const send = (agreed: boolean): void => {
    setTried(true);
    if (opinion.trim() !== '') decide.mutate(agreed);
  };
  const { proposed, proposedByName, proposedWhy } = receipt;
  return (
    <Dialog
      open
      title={t('decideTitle')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            loading={decide.isPending}
            onClick={() => {
              send(false);
            }}
          >
            {t('disagree')}
          </Button>
          <Button
            type="primary"
            loading={decide.isPending}
            onClick={() => {
              send(true);
            }}
          >
            {t('agree')}
          </Button>
        </>
      }
    >
      <ReceiptFacts receipt={receipt} />
      {proposed === null ? null : (
        <p>
          {`${proposed.name}（${proposed.accountNo}）`}
          <br />
          {t('proposedBy', { name: proposedByName ?? '', why: proposedWhy ?? '' })}
        </p>
      )}
      {isList ? <TreasuryList receipt={receipt} /> : null}
      <ProblemAlert error={decide.error} />
      <TextField
        id="decide-opinion"
        label={t('opinion')}
        value={opinion}
        onChange={setOpinion}
        limit={OPINION_MAX}
        startHere
        error={tried && opinion.trim() === '' ? t('missing') : null}
      />
    </Dialog>
  );
}
