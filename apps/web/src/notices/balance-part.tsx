import { noticesPay, type NoticeDto } from '../api/generated';
import { QUERY_KEYS, reread } from '../api/queries';
import { BalanceForm } from './balance-form';

/** 暂存款: the notice paid out of the unallocated balance. */
export function BalancePart({ notice }: { notice: NoticeDto }) {
  const { noticeNo, openFen, unallocatedFen } = notice;
  return (
    <BalanceForm
      id="notice-balance"
      balanceFen={unallocatedFen}
      openFen={openFen}
      pay={(fen) => noticesPay({ path: { noticeNo }, body: { fen } })}
      onPaid={() => undefined}
      onSettled={() => reread(['notices'], ['assessments'], QUERY_KEYS.home)}
    />
  );
}
