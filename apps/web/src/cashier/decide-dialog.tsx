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
import { OwedAgain } from './owed-again';
import { ReceiptFacts } from './receipt-facts';
import { ReversalFacts } from './reversal-facts';
import { TreasuryList } from './treasury-list';

const OPINION_MAX = 200;

interface Words {
  title: 'decideTitle' | 'backTitle';
  done: 'cleared' | 'split' | 'backOrdered';
  refused: 'sentBack' | 'backRefused';
}

const OF_CLAIM: Words = { title: 'decideTitle', done: 'cleared', refused: 'sentBack' };
const OF_REVERSAL: Words = { title: 'backTitle', done: 'backOrdered', refused: 'backRefused' };
/** What it is called, and what is said of either end, by the receipt's state. */
const WORDS: Readonly<Record<string, Words>> = {
  listed: { ...OF_CLAIM, done: 'split' },
  'back-asked': OF_REVERSAL,
  'undo-asked': OF_REVERSAL,
};

/** The checker's half: what another cashier brought forward is done, or the receipt stands as it did. */
export function DecideDialog({ receipt, onClose }: { receipt: ReceiptDto; onClose: () => void }) {
  const t = useTexts(CASHIER_TEXTS);
  const [opinion, setOpinion] = useState('');
  const [tried, setTried] = useState(false);
  const { done, refused, title } = WORDS[receipt.state] ?? OF_CLAIM;
  const decide = useMutation({
    mutationFn: (agreed: boolean) =>
      receiptsDecide({
        path: { id: receipt.id },
        body: { asked: receipt.asked ?? '', agreed, opinion: opinion.trim() },
      }),
    onSuccess: (_, agreed) => {
      notify('success', () => t(agreed ? done : refused));
      onClose();
    },
  });
  const send = (agreed: boolean): void => {
    setTried(true);
    if (opinion.trim() !== '') decide.mutate(agreed);
  };
  return (
    <Dialog
      open
      wide={receipt.state === 'back-asked'}
      title={t(title)}
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
      <Proposal receipt={receipt} />
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

/** What there is to decide, and what it would mean. */
function Proposal({ receipt }: { receipt: ReceiptDto }) {
  switch (receipt.state) {
    case 'listed':
      return <TreasuryList receipt={receipt} />;
    case 'back-asked':
      return (
        <>
          <ReversalFacts receipt={receipt} />
          <OwedAgain receipt={receipt} />
        </>
      );
    case 'undo-asked':
      return (
        <>
          <UnitNamed unit={receipt.unit} />
          <ReversalFacts receipt={receipt} />
        </>
      );
    default:
      return <Claim receipt={receipt} />;
  }
}

function Claim({ receipt: { proposed, proposedByName, proposedWhy } }: { receipt: ReceiptDto }) {
  const t = useTexts(CASHIER_TEXTS);
  return (
    <>
      <UnitNamed unit={proposed} />
      <p>{t('proposedBy', { name: proposedByName ?? '', why: proposedWhy ?? '' })}</p>
    </>
  );
}

function UnitNamed({ unit }: { unit: ReceiptDto['unit'] }) {
  return unit === null ? null : <p>{`${unit.name}（${unit.accountNo}）`}</p>;
}
