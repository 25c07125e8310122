import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { noticesPay, type NoticeDto } from '../api/generated';
import { QUERY_KEYS, reread } from '../api/queries';
import { useTexts } from '../i18n/texts';
import { notify } from '../ui/notices';
import { ProblemAlert } from '../ui/problem-alert';
import { TextField } from '../ui/text-field';
import { plainYuan } from '#libs/fund/money';
import { readYuan } from '#libs/values/yuan';
import { NOTICE_TEXTS } from './notices.texts';

/** 暂存款: out of the unallocated balance, as much as there is or less. */
export function BalancePart({ notice }: { notice: NoticeDto }) {
  const t = useTexts(NOTICE_TEXTS);
  const { noticeNo, openFen, unallocatedFen } = notice;
  const [typed, setTyped] = useState<string | null>(null);
  const [wrong, setWrong] = useState(false);
  const text = typed ?? plainYuan(Math.min(openFen, unallocatedFen));
  const pay = useMutation({
    mutationFn: (fen: number) => noticesPay({ path: { noticeNo }, body: { fen } }),
    onSuccess: () => {
      setTyped(null);
      notify('success', () => t('paid'));
    },
    onSettled: () => reread(['notices'], ['assessments'], QUERY_KEYS.home),
  });
  return (
    <form
      className="dialog-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const fen = readYuan(text);
        setWrong(fen === null || fen <= 0);
        if (fen !== null && fen > 0) pay.mutate(fen);
      }}
    >
      <ProblemAlert error={pay.error} />
      <TextField
        id="notice-balance"
        label={t('amount')}
        value={text}
        inputMode="decimal"
        error={wrong ? t('amountWrong') : null}
        onChange={setTyped}
        beside={
          <Button type="primary" htmlType="submit" loading={pay.isPending}>
            {t('pay')}
          </Button>
        }
      />
    </form>
  );
}
