import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { BankEntryRequest } from '../api/generated';
import { useTexts } from '../i18n/texts';
import { Dialog } from '../ui/dialog';
import { notify } from '../ui/notices';
import { ProblemAlert } from '../ui/problem-alert';
import { TextField } from '../ui/text-field';
import { formatYuan } from '#libs/fund/money';
import { PAYMENT_TEXTS } from './payment.texts';

interface EntryDialogProps {
  title: string;
  fen: number;
  done: () => string;
  send: (entry: BankEntryRequest) => Promise<unknown>;
  onClose: () => void;
}

/** By which entry the bank has brought the money, as it stands on the bank's list. */
export function EntryDialog({ title, fen, done, send, onClose }: EntryDialogProps) {
  const t = useTexts(PAYMENT_TEXTS);
  const [serial, setSerial] = useState('');
  const [bookedOn, setBookedOn] = useState('');
  const [tried, setTried] = useState(false);
  const sending = useMutation({
    mutationFn: () => send({ serial: serial.trim(), bookedOn }),
    onSuccess: () => {
      notify('success', done);
      onClose();
    },
  });
  const isWhole = serial.trim() !== '' && bookedOn !== '';
  return (
    <Dialog
      open
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            type="primary"
            loading={sending.isPending}
            onClick={() => {
              setTried(true);
              if (isWhole) sending.mutate();
            }}
          >
            {t('confirm')}
          </Button>
        </>
      }
    >
      <p className="help">{t('clearHelp', { amount: formatYuan(fen) })}</p>
      <ProblemAlert error={sending.error} />
      <TextField
        id="entry-serial"
        label={t('serial')}
        value={serial}
        onChange={setSerial}
        startHere
        error={tried && serial.trim() === '' ? t('missing') : null}
      />
      <TextField
        id="entry-day"
        label={t('bookedOn')}
        value={bookedOn}
        onChange={setBookedOn}
        type="date"
        error={tried && bookedOn === '' ? t('missing') : null}
      />
    </Dialog>
  );
}
