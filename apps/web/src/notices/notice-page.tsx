import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { noticesOne, type NoticeDto } from '../api/generated';
import '../businesses/businesses.css';
import { showDay } from '../i18n/dates';
import { useTexts } from '../i18n/texts';
import { Amount } from '../ui/amount';
import { CopyButton } from '../ui/copy-button';
import { Fact } from '../ui/fact';
import { PageHeader } from '../ui/page-header';
import { Panel } from '../ui/panel';
import { Loaded } from '../ui/states';
import { NoticeMonths } from './notice-months';
import { NoticeMovements } from './notice-movements';
import { NoticeProgress } from './notice-progress';
import { isSettled, NoticeSettled } from './notice-settled';
import { NoticeWays } from './notice-ways';
import './notices.css';
import { NOTICE_TEXTS } from './notices.texts';

/** The bank answers an order within minutes as a rule; money may come at any time. */
const LOOK_AGAIN_MS = 5_000;

/** 缴款通知 (chapter 13): what is asked under one number, how it is paid, what happens next, and what is under way. */
export function NoticePage() {
  const t = useTexts(NOTICE_TEXTS);
  const { no = '' } = useParams();
  const notice = useQuery({
    queryKey: ['notices', no],
    queryFn: () => noticesOne({ path: { noticeNo: no } }),
    refetchInterval: ({ state }) =>
      state.data?.debits.some((debit) => debit.state === 'pending') === true
        ? LOOK_AGAIN_MS
        : false,
  });
  return (
    <>
      <PageHeader
        title={t('title')}
        crumbs={[{ title: t('remittance'), to: '/businesses/remittance' }]}
        oneLine
        extra={notice.data === undefined ? undefined : <Slip notice={notice.data} />}
      />
      <Loaded query={notice}>
        {(data) => (
          <>
            <Panel title={t('facts')}>
              <NoticeFacts notice={data} />
            </Panel>
            {isSettled(data) ? (
              <NoticeSettled notice={data} />
            ) : (
              <Panel title={t('ways')}>
                <NoticeWays key={data.way} notice={data} />
              </Panel>
            )}
            <NoticeMovements notice={data} />
            <NoticeProgress notice={data} />
            <Panel title={t('months')}>
              <NoticeMonths months={data.months} />
            </Panel>
          </>
        )}
      </Loaded>
    </>
  );
}

/** One slip for all months of the notice. */
function Slip({ notice }: { notice: NoticeDto }) {
  const t = useTexts(NOTICE_TEXTS);
  if (notice.slipNo === null) return null;
  return (
    <a
      className="text-link"
      href={`/api/assessments/${notice.slipNo}/slip.pdf`}
      target="_blank"
      rel="noopener"
    >
      {t('slip')}
    </a>
  );
}

function NoticeFacts({ notice }: { notice: NoticeDto }) {
  const t = useTexts(NOTICE_TEXTS);
  const settled = isSettled(notice);
  return (
    <dl className="kv columns">
      <Fact name={t('sum')}>
        <Amount fen={notice.sumFen} />
      </Fact>
      <Fact name={t('open')}>
        <Amount fen={notice.openFen} />
      </Fact>
      <Fact name={t('deadline')}>{showDay(notice.deadline)}</Fact>
      <Fact name={t('unallocated')}>
        <Amount fen={notice.unallocatedFen} />
      </Fact>
      {notice.uncoveredFen > 0 && (
        <Fact name={t('uncovered')}>
          <Amount fen={notice.uncoveredFen} />
        </Fact>
      )}
      <Fact name={t(settled ? 'noticeNoOnly' : 'noticeNo')}>
        <Copied name={t('noticeNoOnly')} value={notice.noticeNo} />
      </Fact>
      {settled ? null : <Payee payee={notice.payee} />}
    </dl>
  );
}

function Payee({ payee }: Pick<NoticeDto, 'payee'>) {
  const t = useTexts(NOTICE_TEXTS);
  if (payee === null) return <Fact name={t('payee')}>{t('payeeAsk')}</Fact>;
  const { accountName, accountNo, bankName } = payee;
  return (
    <>
      <Fact name={t('accountName')}>
        <Copied name={t('accountName')} value={accountName} />
      </Fact>
      <Fact name={t('accountNo')}>
        <Copied name={t('accountNo')} value={accountNo} />
      </Fact>
      <Fact name={t('bankName')}>
        <Copied name={t('bankName')} value={bankName} />
      </Fact>
    </>
  );
}

/** A bank's form asks for each by itself. */
function Copied({ name, value }: { name: string; value: string }) {
  return (
    <span className="copied">
      <span className="amount">{value}</span> <CopyButton name={name} value={value} />
    </span>
  );
}
