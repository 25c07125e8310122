import { Link, useParams } from 'react-router';
import type { LinkedCaseDto, SubmissionDto } from '../api/generated';
import { showInstant, showMonth } from '../i18n/dates';
import { useSigns } from '../i18n/signs';
import { useServerText, useTexts } from '../i18n/texts';
import { Fact } from '../ui/fact';
import { PageHeader } from '../ui/page-header';
import { Panel } from '../ui/panel';
import { NoteBox } from '../ui/problem-alert';
import { Loaded } from '../ui/states';
import { StageTag } from '../ui/status-tag';
import { useHeadFacts } from '../businesses/register/use-head-facts';
import { useRegisterPlan } from '../businesses/register/use-register-plan';
import { MissedMonths } from '../businesses/register/missed-months';
import { useSignedIn } from '../frame/session';
import { CaseActs } from './case-acts';
import { CaseContent } from './case-content';
import './cases.css';
import { CASE_TEXTS } from './cases.texts';
import { CaseTimeline } from './case-timeline';
import { CasePapers } from './case-papers';
import { ProcessDiagram } from './process-diagram';
import { StepsBar } from './steps-bar';
import { useCase } from './use-case';

/** A case as anyone concerned may read it: where it stands, how it came there, and what it is about. */
export function CasePage() {
  const { businessNo = '' } = useParams();
  const submission = useCase(businessNo);
  return (
    <Loaded asPage query={submission} rows={10}>
      {(data) => <Case submission={data} />}
    </Loaded>
  );
}

function Case({ submission }: { submission: SubmissionDto }) {
  const t = useTexts(CASE_TEXTS);
  const isOperator = useSignedIn().kind === 'operator';
  const server = useServerText();
  return (
    <>
      <PageHeader
        title={`${server(submission.title)} ${submission.businessNo}`}
        note={<StageTag stage={submission.stage} text={server(submission.stageText)} />}
        extra={<CaseActs submission={submission} />}
      />
      <CaseNotes submission={submission} />
      {isOperator && submission.stage === 'completed' && <MissedMonths submission={submission} />}
      <Panel title={t('steps')}>
        <StepsBar submission={submission} />
      </Panel>
      <div className="split">
        <div>
          <Panel title={t('diagram')}>
            <ProcessDiagram submission={submission} />
          </Panel>
          <CaseFacts submission={submission} />
        </div>
        <div>
          <Panel title={t('timeline')}>
            <CaseTimeline submission={submission} />
          </Panel>
        </div>
      </div>
      <div className={submission.papersDemanded.length === 0 ? 'beside' : 'beside two-sides'}>
        <div>
          <CaseContent submission={submission} />
        </div>
        <CasePapers submission={submission} />
      </div>
    </>
  );
}

/** What the reader must know first: why it came back, or why it rests. */
export function CaseNotes({ submission }: { submission: SubmissionDto }) {
  const t = useTexts(CASE_TEXTS);
  const server = useServerText();
  const { lastOpinion, lapsedText, parkedReason } = submission;
  return (
    <>
      {lastOpinion === null ? null : (
        <NoteBox tone="warning" title={t('returnedFor')}>
          <p>{lastOpinion}</p>
        </NoteBox>
      )}
      {lapsedText === null ? null : (
        <NoteBox tone="warning" title={t('lapsedFor')}>
          <p>{server(lapsedText)}</p>
        </NoteBox>
      )}
      {parkedReason === null ? null : (
        <NoteBox tone="warning" title={t('parkedFor')}>
          <p>{server(parkedReason.text)}</p>
        </NoteBox>
      )}
    </>
  );
}

export function CaseFacts({ submission }: { submission: SubmissionDto }) {
  const t = useTexts(CASE_TEXTS);
  const signs = useSigns();
  const server = useServerText();
  const plan = useRegisterPlan(submission.business);
  /** As its own pages call it. */
  const monthName = plan == null ? t('effectiveMonth') : server(plan.words.month);
  const nobody: Partial<Record<string, string>> = { case: t('byCase'), system: t('bySystem') };
  const facts: (readonly [string, string])[] = [
    [t('businessNo'), submission.businessNo],
    [t('unit'), submission.unit.name + signs.bracketed(submission.unit.accountNo)],
    [t('summary'), server(submission.summary)],
    ...useHeadFacts()(plan, submission),
    [t('initiator'), nobody[submission.initiatorKind] ?? submission.initiator.name],
    [
      t('submittedAt'),
      `${showInstant(submission.submittedAt)}${submission.round > 1 ? `　${t('round', { round: submission.round })}` : ''}`,
    ],
    ...(submission.effectiveMonth === null
      ? []
      : [[monthName, showMonth(submission.effectiveMonth)] as [string, string]]),
    ...(submission.finishedAt === null
      ? []
      : [[t('finishedAt'), showInstant(submission.finishedAt)] as [string, string]]),
  ];
  return (
    <Panel title={t('facts')}>
      <dl className="kv columns">
        {facts.map(([name, value]) => (
          <Fact key={name} name={name}>
            {value}
          </Fact>
        ))}
        <NoticeLinks submission={submission} />
        <LinkedCases links={submission.links} />
      </dl>
    </Panel>
  );
}

/** How what it has made due is paid: its notice, and while it waits for money the slip of it. */
function NoticeLinks({ submission }: { submission: SubmissionDto }) {
  const { businessNo, noticeNo, stage } = submission;
  const t = useTexts(CASE_TEXTS);
  if (noticeNo === null) return null;
  return (
    <>
      <Fact name={t('notice')}>
        <Link to={`/notices/${noticeNo}`}>{noticeNo}</Link>
      </Fact>
      {stage === 'collecting' ? (
        <Fact name={t('slip')}>
          <a href={`/api/assessments/${businessNo}/slip.pdf`} target="_blank" rel="noopener">
            {t('print')}
          </a>
        </Fact>
      ) : null}
    </>
  );
}

/** Where the case came from, and what came of it. */
function LinkedCases({ links }: { links: readonly LinkedCaseDto[] }) {
  const server = useServerText();
  return links.map((link) => (
    <Fact key={link.businessNo} name={server(link.kindText)}>
      <Link to={`/cases/${link.businessNo}`}>
        {server(link.title)} {link.businessNo}
      </Link>{' '}
      {server(link.stageText)}
    </Fact>
  ));
}
