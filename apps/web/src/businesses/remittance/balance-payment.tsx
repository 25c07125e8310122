import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { assessmentsPay, homeRead, type AssessmentView } from '../../api/generated';
import { QUERY_KEYS, reread } from '../../api/queries';
import { useTexts } from '../../i18n/texts';
import { Dialog } from '../../ui/dialog';
import { notify } from '../../ui/notices';
import { ProblemAlert } from '../../ui/problem-alert';
import { TextField } from '../../ui/text-field';
import { formatYuan, plainYuan } from '#libs/fund/money';
import { readYuan } from '#libs/values/yuan';
import { ASSESSMENTS } from './keys';
import { monthsOf } from '../../notices/months-of';
import { REMITTANCE_TEXTS } from './remittance.texts';

interface BalancePaymentProps {
  row: AssessmentView;
  open: boolean;
  onClose: () => void;
}

/** 暂存款: an assessment paid out of the unallocated balance, in part or whole, by the operator's act alone. */
export function BalancePayment({ row, open, onClose }: BalancePaymentProps) {
  const t = useTexts(REMITTANCE_TEXTS);
  return (
    <Dialog open={open} title={t('payTitle', { month: monthsOf(row) })} onClose={onClose}>
      <Payment row={row} onClose={onClose} />
    </Dialog>
  );
}

function Payment({ row, onClose }: Omit<BalancePaymentProps, 'open'>) {
  const t = useTexts(REMITTANCE_TEXTS);
  const home = useQuery({ queryKey: QUERY_KEYS.home, queryFn: () => homeRead() });
  const balanceFen = home.data?.account.unallocatedFen ?? 0;
  const openFen = row.dueFen - row.gatheredFen;
  const [typed, setTyped] = useState<string | null>(null);
  const [wrong, setWrong] = useState(false);
  const text = typed ?? plainYuan(Math.min(balanceFen, openFen));
  const paying = useMutation({
    mutationFn: (fen: number) =>
      assessmentsPay({ path: { businessNo: row.businessNo }, body: { fen } }),
    onSuccess: () => {
      notify('success', () => t('paid'));
      onClose();
    },
    onSettled: () => reread(ASSESSMENTS, QUERY_KEYS.home, QUERY_KEYS.submission(row.businessNo)),
  });
  return (
    <form
      className="dialog-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const fen = readYuan(text);
        setWrong(fen === null || fen <= 0);
        if (fen !== null && fen > 0) paying.mutate(fen);
      }}
    >
      <p className="help">
        {t('payHelp', { balance: formatYuan(balanceFen), open: formatYuan(openFen) })}
      </p>
      <ProblemAlert error={paying.error} />
      <TextField
        id="balance-payment"
        label={t('amount')}
        value={text}
        inputMode="decimal"
        startHere
        error={wrong ? t('amountWrong') : null}
        onChange={setTyped}
      />
      <Button type="primary" htmlType="submit" loading={paying.isPending}>
        {t('pay')}
      </Button>
    </form>
  );
}
