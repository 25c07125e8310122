import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { receiptReversalsAskTakeBack, type ReceiptDto } from '../api/generated';
import { useTexts } from '../i18n/texts';
import { Dialog } from '../ui/dialog';
import { notify } from '../ui/notices';
import { ProblemAlert } from '../ui/problem-alert';
import { TextField } from '../ui/text-field';
import { CASHIER_TEXTS } from './cashier.texts';
import { OwedAgain } from './owed-again';
import { ReceiptFacts } from './receipt-facts';

const REASON_MAX = 200;

/** 银行收回, the maker's half: what it means, by which entry the bank took the money back, and why. */
export function TakeBackDialog({ receipt, onClose }: { receipt: ReceiptDto; onClose: () => void }) {
  const t = useTexts(CASHIER_TEXTS);
  const [serial, setSerial] = useState('');
  const [bookedOn, setBookedOn] = useState('');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const asking = useMutation({
    mutationFn: () =>
      receiptReversalsAskTakeBack({
        path: { id: receipt.id },
        body: { serial: serial.trim(), bookedOn, reason: reason.trim() },
      }),
    onSuccess: () => {
      notify('success', () => t('backAsked'));
      onClose();
    },
  });
  const missing = (value: string): string | null =>
    tried && value.trim() === '' ? t('missing') : null;
  const isWhole = serial.trim() !== '' && bookedOn !== '' && reason.trim() !== '';
  return (
    <Dialog
      open
      wide
      title={t('take-back')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            type="primary"
            loading={asking.isPending}
            onClick={() => {
              setTried(true);
              if (isWhole) asking.mutate();
            }}
          >
            {t('askCheck')}
          </Button>
        </>
      }
    >
      <ReceiptFacts receipt={receipt} />
      <p className="help">{t('takeBackHelp')}</p>
      <OwedAgain receipt={receipt} />
      <ProblemAlert error={asking.error} />
      <TextField
        id="taken-serial"
        label={t('takenSerial')}
        value={serial}
        onChange={setSerial}
        startHere
        error={missing(serial)}
      />
      <TextField
        id="taken-day"
        label={t('takenOn')}
        value={bookedOn}
        onChange={setBookedOn}
        type="date"
        error={missing(bookedOn)}
      />
      <TextField
        id="taken-why"
        label={t('takenWhy')}
        value={reason}
        onChange={setReason}
        limit={REASON_MAX}
        error={missing(reason)}
      />
    </Dialog>
  );
}
