import { CheckCircleFilled, PrinterOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { Fragment, useEffect, useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { QUERY_KEYS } from '../../api/queries';
import type { SubmissionDto } from '../../api/generated';
import { showInstant } from '../../i18n/dates';
import { useServerText, useTexts } from '../../i18n/texts';
import { Difference } from '../../ui/amount';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { StageTag } from '../../ui/status-tag';
import { STEPS_TEXTS } from './steps.texts';

/** Number, what happens next, when, print, home: where every business ends for the operator. */
export function ResultPage({ submission }: { submission: SubmissionDto }) {
  const t = useTexts(STEPS_TEXTS);
  const server = useServerText();
  const finished = submission.stage === 'completed';
  useAwaitedReceipt(submission);
  return (
    <>
      <PageHeader title={server(submission.title)} />
      <Panel className="result">
        <div className="result-head" role="status">
          <CheckCircleFilled aria-hidden />
          <h2>{finished ? server(submission.stageText) : t('submitted')}</h2>
        </div>
        <PrintQuestion submission={submission} />
        <Facts submission={submission} />
        <div className="result-acts">
          <Link className="button primary" to="/">
            {t('backHome')}
          </Link>
          <Link className="button" to={`/cases/${submission.businessNo}`}>
            {t('viewCase')}
          </Link>
        </div>
      </Panel>
    </>
  );
}

const LOOK_AGAIN_MS = 2_500;
const LOOKS_MAX = 24;

/** Posting and the receipt follow within seconds: looks again for a minute, should no live hint come. */
function useAwaitedReceipt({ businessNo, stage, document }: SubmissionDto): void {
  const cache = useQueryClient();
  const awaited = stage === 'posting' || (stage === 'completed' && document === null);
  useEffect(() => {
    if (!awaited) return;
    let looks = 0;
    const looking = setInterval(() => {
      looks += 1;
      if (looks >= LOOKS_MAX) clearInterval(looking);
      void cache.invalidateQueries({ queryKey: QUERY_KEYS.submission(businessNo), exact: true });
    }, LOOK_AGAIN_MS);
    return () => {
      clearInterval(looking);
    };
  }, [awaited, businessNo, cache]);
}

/** 是否打印 is asked on the page and blocks nothing. */
function PrintQuestion({ submission }: { submission: SubmissionDto }) {
  const t = useTexts(STEPS_TEXTS);
  const [asked, setAsked] = useState(true);
  if (!asked) return null;
  const { document } = submission;
  const print = (): void => {
    if (document === null) window.print();
    else window.open(document.url, '_blank', 'noopener');
  };
  return (
    <div className="print-question">
      <p>
        <strong>{t('askPrint')}</strong>
      </p>
      {document === null && (
        <p className="help">
          {t(submission.stage === 'completed' ? 'receiptComing' : 'receiptPending')}
        </p>
      )}
      <div>
        <Button icon={<PrinterOutlined aria-hidden />} onClick={print}>
          {t('print')}
        </Button>
        <Button
          type="text"
          onClick={() => {
            setAsked(false);
          }}
        >
          {t('notNow')}
        </Button>
      </div>
    </div>
  );
}

function Facts({ submission }: { submission: SubmissionDto }) {
  const t = useTexts(STEPS_TEXTS);
  const server = useServerText();
  const rows = useRows(submission);
  return (
    <dl className="kv result-facts">
      <dt>{t('businessNo')}</dt>
      <dd>
        <strong className="amount business-no">{submission.businessNo}</strong>
      </dd>
      <dt>{t('stage')}</dt>
      <dd>
        <StageTag stage={submission.stage} text={server(submission.stageText)} />
      </dd>
      {rows.map(([label, value]) => (
        <Fragment key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}

/** What is known so far; a row without a value is left out. */
function useRows(submission: SubmissionDto): [string, ReactNode][] {
  const t = useTexts(STEPS_TEXTS);
  const server = useServerText();
  const { nextExpected, document, process, changes } = submission;
  const rows: [string, ReactNode][] = [
    [t('next'), server(nextExpected?.text)],
    [t('expected'), showInstant(nextExpected?.at)],
    [t('route'), process.levels.map((level) => server(level.roleText)).join(' → ')],
    ...useSums(submission),
    [t('changedFields'), changes.map((change) => server(change.label)).join(t('and'))],
    [t('submittedAt'), showInstant(submission.submittedAt)],
    [t('finishedAt'), showInstant(submission.finishedAt)],
    [t('initiator'), submission.initiator.name],
    [t('verification'), document?.verificationCode ?? ''],
  ];
  return rows.filter(([, value]) => value !== '' && value !== NOTHING);
}

/** What a time that is not known is shown as. */
const NOTHING = showInstant(null);

/** Of a register only: a change of fields has no amounts. */
function useSums({ effectiveMonth, totals }: SubmissionDto): [string, ReactNode][] {
  const t = useTexts(STEPS_TEXTS);
  if (effectiveMonth === null || totals === null) return [];
  const rise = totals.afterFen - totals.beforeFen;
  return [
    [t('people'), totals.people.toLocaleString('en-US')],
    [t('difference'), <Difference key="difference" fen={rise} />],
  ];
}
