import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Fragment } from 'react';
import { formatYuan } from '#libs/fund/money';
import {
  homeRead,
  type HomeNotice,
  type HomeView,
  type MonthPreviewView,
} from '../../api/generated';
import { QUERY_KEYS } from '../../api/queries';
import { showDay, showMonth } from '../../i18n/dates';
import { useSigns } from '../../i18n/signs';
import { useTexts } from '../../i18n/texts';
import { monthsOf } from '../../notices/months-of';
import { Dialog } from '../../ui/dialog';
import { CaseNumbers } from '../../ui/case-numbers';
import { ProblemAlert } from '../../ui/problem-alert';
import { OutsideNote } from './month-findings';
import { REMITTANCE_TEXTS } from './remittance.texts';

interface AssessQuestionProps {
  /** What is to be assessed, oldest month first; empty: nothing is asked. */
  records: readonly MonthPreviewView[];
  busy: boolean;
  error: unknown;
  onYes: (byKey: boolean) => void;
  onClose: () => void;
}

/** Asks before months are assessed: of whom, which months, how many people, what sum, and what is still unpaid before them. */
export function AssessQuestion({ records, busy, error, onYes, onClose }: AssessQuestionProps) {
  const t = useTexts(REMITTANCE_TEXTS);
  const [first, last] = [records[0]?.month ?? '', records.at(-1)?.month ?? ''];
  return (
    <Dialog
      open={records.length > 0}
      title={t('assessTitle', { months: monthsOf({ firstMonth: first, month: last }) })}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('assessNot')}</Button>
          <Button
            ref={startHere}
            type="primary"
            loading={busy}
            onClick={({ detail }) => {
              onYes(detail === 0);
            }}
          >
            {busy ? t('assessing') : t('assessYes')}
          </Button>
        </>
      }
    >
      <ProblemAlert error={error} />
      <Asked records={records} />
    </Dialog>
  );
}

/** A modal dialog gives the focus to what bears this mark: Enter confirms. */
function startHere(button: HTMLElement | null): void {
  button?.setAttribute('autofocus', '');
}

function Asked({ records }: Pick<AssessQuestionProps, 'records'>) {
  const t = useTexts(REMITTANCE_TEXTS);
  const signs = useSigns();
  // What is unpaid is read when it is asked for: it may have been paid since the page was opened.
  const { data } = useQuery({
    queryKey: QUERY_KEYS.home,
    queryFn: () => homeRead(),
    refetchOnMount: 'always',
  });
  const sumFen = records.reduce((sum, { now }) => sum + now.fen, 0);
  const fiscalFen = records.reduce((sum, one) => sum + one.fiscalFen, 0);
  return (
    <>
      <dl className="kv">
        <dt>{t('unit')}</dt>
        <dd>{data === undefined ? '…' : nameOf(data)}</dd>
        {records.map(({ month, now, deadline, findings }) => (
          <Fragment key={month}>
            <dt>{showMonth(month)}</dt>
            <dd>
              {t('ofMonth', {
                people: now.people.toLocaleString('en-US'),
                sum: formatYuan(now.fen),
                day: showDay(deadline),
              })}
              <div className="asked-finding">
                <OutsideNote findings={findings} />
              </div>
            </dd>
          </Fragment>
        ))}
        <dt>{t('sum')}</dt>
        <dd>
          <span className="amount">{t('sumYuan', { sum: formatYuan(sumFen) })}</span>
          {fiscalFen === 0 ? null : (
            <small className="help">
              {signs.bracketed(
                t('sumParts', {
                  unit: formatYuan(sumFen - fiscalFen),
                  fiscal: formatYuan(fiscalFen),
                }),
              )}
            </small>
          )}
        </dd>
      </dl>
      {data?.toPay.map((notice) => (
        <Unpaid key={notice.noticeNo} notice={notice} />
      ))}
    </>
  );
}

function nameOf({ unit: { name, accountNo } }: HomeView): string {
  return `${name} ${accountNo}`;
}

function Unpaid({ notice }: { notice: HomeNotice }) {
  const t = useTexts(REMITTANCE_TEXTS);
  const { noticeNo, openFen, deadline, dueInDays } = notice;
  const said = { months: monthsOf(notice), open: formatYuan(openFen), day: showDay(deadline) };
  return (
    <p className="unpaid-before">
      <CaseNumbers
        ofMoney
        text={t(dueInDays < 0 ? 'overdueBefore' : 'unpaidBefore', { ...said, no: noticeNo })}
      />
    </p>
  );
}
