import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { noticesOrder, type NoticeDto } from '../api/generated';
import { queryClient } from '../api/queries';
import { useTexts } from '../i18n/texts';
import { confirmFinal } from '../ui/confirm';
import { notify } from '../ui/notices';
import { ProblemAlert } from '../ui/problem-alert';
import { formatYuan } from '#libs/fund/money';
import { NOTICE_TEXTS } from './notices.texts';

/** 委托收款: the order, asked for first, for nothing undoes it before the bank has answered. */
export function DebitPart({ notice: { noticeNo, openFen } }: { notice: NoticeDto }) {
  const t = useTexts(NOTICE_TEXTS);
  const amount = formatYuan(openFen);
  const order = useMutation({
    mutationFn: () => noticesOrder({ path: { noticeNo } }),
    onSuccess: () => {
      notify('success', () => t('ordered'));
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['notices'] }),
  });
  const ask = async (): Promise<void> => {
    if (await confirmFinal({ title: t('orderTitle', { amount }), text: t('orderText') }))
      order.mutate();
  };
  return (
    <>
      <ProblemAlert error={order.error} />
      <Button type="primary" loading={order.isPending} onClick={() => void ask()}>
        {t('order', { amount })}
      </Button>
    </>
  );
}
