import { CheckCircleFilled, PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { Fragment, useState } from 'react';
import { Link } from 'react-router';
import type { SubmissionDto } from '../../api/generated';
import { showInstant } from '../../i18n/dates';
import { useServerText, useTexts } from '../../i18n/texts';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { StageTag } from '../../ui/status-tag';
import { MissedMonths } from '../register/missed-months';
import { FirstRows } from '../register/first-rows';
import { useFirstRows } from '../register/use-first-rows';
import { useHeadFacts } from '../register/use-head-facts';
import { OF_AMOUNTS, useSumLines, type SumLine } from '../register/sum-lines';
import { useRegisterPlan } from '../register/use-register-plan';
import { STEPS_TEXTS } from './steps.texts';
import { isReceiptAwaited, useAwaitedReceipt } from './use-awaited-receipt';

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
        <MissedMonths submission={submission} />
        <Facts submission={submission} />
        <People submission={submission} />
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

/** Of a register, the first of its rows. */
function People({ submission }: { submission: SubmissionDto }) {
  const plan = useRegisterPlan(submission.business) ?? null;
  return plan === null ? null : <FirstRows {...{ plan, submission }} />;
}

/** What is asked follows where the case stands: sent for approval, being posted, or done. */
function useQuestion({ business, stage }: SubmissionDto): string {
  const t = useTexts(STEPS_TEXTS);
  const server = useServerText();
  const ofBusiness = useRegisterPlan(business)?.words.done ?? null;
  if (stage === 'completed') return t('askPrint');
  if (stage === 'posting') return t('askPrintPosting');
  return ofBusiness === null ? t('askPrintReview') : server(ofBusiness);
}

/** 是否打印 is asked on the page and blocks nothing. */
function PrintQuestion({ submission }: { submission: SubmissionDto }) {
  const t = useTexts(STEPS_TEXTS);
  const question = useQuestion(submission);
  const [asked, setAsked] = useState(true);
  const { document } = submission;
  if (!asked) return null;
  const print = (): void => {
    if (document === null) window.print();
    else window.open(document.url, '_blank', 'noopener');
  };
  return (
    <div className="print-question">
      <p>
        <strong>{question}</strong>
      </p>
      {document === null && (
        <p className="help">
          {t(isReceiptAwaited(submission) ? 'receiptComing' : 'receiptPending')}
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
function useRows(submission: SubmissionDto): SumLine[] {
  const t = useTexts(STEPS_TEXTS);
  const server = useServerText();
  const { business, summary, nextExpected, document, process } = submission;
  const rows: SumLine[] = [
    [t('next'), server(nextExpected?.text)],
    [t('expected'), showInstant(nextExpected?.at)],
    [t('route'), process.levels.map((level) => server(level.roleText)).join(' → ')],
    [t('content'), server(summary)],
    ...useHeadFacts()(useRegisterPlan(business), submission),
    ...useSums(submission),
    [t('submittedAt'), showInstant(submission.submittedAt)],
    [t('finishedAt'), showInstant(submission.finishedAt)],
    [t('initiator'), submission.initiator.name],
    [t('verification'), document?.verificationCode ?? ''],
  ];
  return rows.filter(([, value]) => value !== '' && value !== NOTHING);
}

/** What a time that is not known is shown as. */
const NOTHING = showInstant(null);

/** Of a register, in its words; a change of fields has none, but where it moves amounts. */
function useSums(submission: SubmissionDto): SumLine[] {
  const { business, effectiveMonth, totals } = submission;
  const plan = useRegisterPlan(business) ?? null;
  const balanceFen = useFirstRows(submission, plan !== null)?.balanceFen;
  const linesOf = useSumLines(plan?.words ?? OF_AMOUNTS);
  return totals === null || (plan === null && effectiveMonth === null)
    ? []
    : linesOf({ ...totals, balanceFen });
}
