import { CheckCircleFilled, PrinterOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import { QUERY_KEYS } from '../../api/queries';
import type { Submission } from '../../api/types';
import { showInstant } from '../../i18n/dates';
import { useServerText, useTexts } from '../../i18n/texts';
import { Difference } from '../../ui/amount';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { StageTag } from '../../ui/status-tag';
import { STEPS_TEXTS } from './steps.texts';

/** Number, what happens next, when, print, home: where every business ends for the operator. */
export function ResultPage({ submission }: { submission: Submission }) {
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
function useAwaitedReceipt({ businessNo, stage, document }: Submission): void {
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
function PrintQuestion({ submission }: { submission: Submission }) {
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
      {document === null && <p className="help">{t('receiptPending')}</p>}
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

function Facts({ submission }: { submission: Submission }) {
  const t = useTexts(STEPS_TEXTS);
  const server = useServerText();
  const { totals, nextExpected, document, process } = submission;
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
      {nextExpected !== null && (
        <>
          <dt>{t('next')}</dt>
          <dd>{server(nextExpected.text)}</dd>
        </>
      )}
      {nextExpected?.at != null && (
        <>
          <dt>{t('expected')}</dt>
          <dd>{showInstant(nextExpected.at)}</dd>
        </>
      )}
      {process.levels.length > 0 && (
        <>
          <dt>{t('route')}</dt>
          <dd>{process.levels.map((level) => server(level.roleText)).join(' → ')}</dd>
        </>
      )}
      {totals !== null && submission.effectiveMonth !== null && (
        <>
          <dt>{t('people')}</dt>
          <dd>{totals.people.toLocaleString('en-US')}</dd>
          <dt>{t('difference')}</dt>
          <dd>
            <Difference fen={totals.afterFen - totals.beforeFen} /> {t('yuan')}
          </dd>
        </>
      )}
      {submission.changes.length > 0 && (
        <>
          <dt>{t('changedFields')}</dt>
          <dd>{submission.changes.map((change) => server(change.label)).join(t('and'))}</dd>
        </>
      )}
      <dt>{t('submittedAt')}</dt>
      <dd>{showInstant(submission.submittedAt)}</dd>
      {submission.finishedAt !== null && (
        <>
          <dt>{t('finishedAt')}</dt>
          <dd>{showInstant(submission.finishedAt)}</dd>
        </>
      )}
      <dt>{t('initiator')}</dt>
      <dd>{submission.initiator.name}</dd>
      {document !== null && (
        <>
          <dt>{t('verification')}</dt>
          <dd className="amount">{document.verificationCode}</dd>
        </>
      )}
    </dl>
  );
}
