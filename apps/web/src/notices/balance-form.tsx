import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTexts } from '../i18n/texts';
import { confirmFinal } from '../ui/confirm';
import { notify } from '../ui/notices';
import { ProblemAlert } from '../ui/problem-alert';
import { TextField } from '../ui/text-field';
import { formatYuan, plainYuan } from '#libs/fund/money';
import { readYuan } from '#libs/values/yuan';
import { NOTICE_TEXTS } from './notices.texts';

interface BalanceFormProps {
  id: string;
  balanceFen: number;
  openFen: number;
  startHere?: boolean;
  pay: (fen: number) => Promise<unknown>;
  onPaid: () => void;
  /** Paid or refused: what the page shows is read anew. */
  onSettled: () => unknown;
}

/** 暂存款: out of the unallocated balance, as much as there is or less; what stays of it is said before. */
export function BalanceForm(props: BalanceFormProps) {
  const { id, balanceFen, openFen, startHere = false, pay, onPaid, onSettled } = props;
  const t = useTexts(NOTICE_TEXTS);
  const [typed, setTyped] = useState<string | null>(null);
  const [wrong, setWrong] = useState(false);
  const amount = typed ?? plainYuan(Math.min(openFen, balanceFen));
  const paying = useMutation({
    mutationFn: pay,
    onSuccess: () => {
      setTyped(null);
      notify('success', () => t('paid'));
      onPaid();
    },
    onSettled,
  });
  const ask = async (): Promise<void> => {
    const fen = readYuan(amount);
    const isAmount = fen !== null && fen > 0;
    setWrong(!isAmount);
    if (!isAmount) return;
    const said = {
      amount: formatYuan(fen),
      before: formatYuan(balanceFen),
      after: formatYuan(balanceFen - fen),
    };
    // The page may know less than there is by now: what it knows never spares the question.
    const text = t(fen > balanceFen ? 'payTextMore' : 'payText', said);
    if (await confirmFinal({ title: t('payTitle', said), text })) paying.mutate(fen);
  };
  return (
    <form
      className="dialog-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void ask();
      }}
    >
      <ProblemAlert error={paying.error} />
      <TextField
        id={id}
        label={t('amount')}
        value={amount}
        inputMode="decimal"
        startHere={startHere}
        error={wrong ? t('amountWrong') : null}
        onChange={setTyped}
        beside={
          <Button type="primary" htmlType="submit" loading={paying.isPending}>
            {t('pay')}
          </Button>
        }
      />
    </form>
  );
}
