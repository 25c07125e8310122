import { useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { formatYuan } from '#libs/fund/money';
import { receiptReversalsClaimant, type ClaimantDto, type ReceiptDto } from '../api/generated';
import { showMonth } from '../i18n/dates';
import { useSigns } from '../i18n/signs';
import { useTexts } from '../i18n/texts';
import { Amount } from '../ui/amount';
import { NoteBox, ProblemAlert } from '../ui/problem-alert';
import { Records } from '../ui/records';
import { LoadingState } from '../ui/states';
import { CASHIER_TEXTS } from './cashier.texts';

/** As long as an account of a unit is at least. */
const WHOLE = /^\d{10,12}$/;

interface ClaimantProps {
  receipt: ReceiptDto;
  /** As it is typed. */
  unitAccountNo: string;
}

/** Which unit it is that the money is claimed for, and what it has still to pay, before anything is confirmed. */
export function Claimant({ receipt, unitAccountNo }: ClaimantProps) {
  const typed = useDeferredValue(unitAccountNo.replace(/\s/g, ''));
  const isWhole = WHOLE.test(typed);
  const { data, error, isPending } = useQuery({
    queryKey: ['receipts', receipt.id, 'claimant', typed],
    queryFn: () =>
      receiptReversalsClaimant({ path: { id: receipt.id }, query: { unitAccountNo: typed } }),
    enabled: isWhole,
    retry: false,
  });
  if (!isWhole) return null;
  if (isPending) return <LoadingState rows={1} />;
  if (data === undefined) return <ProblemAlert error={error} />;
  return <Found of={data} fen={receipt.fen} />;
}

function Found({ of, fen }: { of: ClaimantDto; fen: number }) {
  const t = useTexts(CASHIER_TEXTS);
  const signs = useSigns();
  const { unit, unallocatedFen, uncoveredFen, notices } = of;
  return (
    <NoteBox tone="info" title={unit.name + signs.bracketed(unit.accountNo)}>
      <p>{t('unallocatedNow', { amount: formatYuan(unallocatedFen) })}</p>
      {uncoveredFen === 0 ? null : <p>{t('coversFirst', { amount: formatYuan(uncoveredFen) })}</p>}
      {notices.length === 0 ? (
        <p>{t('noNotices')}</p>
      ) : (
        <Records label={t('openNotices')} titles={titlesOf(t('noticeNo'), t('month'), t('open'))}>
          {notices.map((notice) => (
            <tr key={notice.noticeNo}>
              <td className="nowrap amount">{notice.noticeNo}</td>
              <td className="words">{notice.months.map(showMonth).join(' ')}</td>
              <td className="num">
                <Amount fen={notice.openFen} />
                {notice.openFen === fen ? <div className="help">{t('sameSum')}</div> : null}
              </td>
            </tr>
          ))}
        </Records>
      )}
    </NoteBox>
  );
}

function titlesOf(noticeNo: string, month: string, open: string) {
  return [noticeNo, month, { title: open, number: true }];
}
