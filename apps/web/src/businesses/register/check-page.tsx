import { SendOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { formatYuan } from '#libs/fund/money';
import { get } from '../../api/client';
import { QUERY_KEYS } from '../../api/queries';
import type { Preview, Submission } from '../../api/types';
import { showMonth } from '../../i18n/dates';
import { useServerText, useTexts } from '../../i18n/texts';
import { Difference } from '../../ui/amount';
import { notify } from '../../ui/notices';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { NoteBox, ProblemAlert } from '../../ui/problem-alert';
import { Loaded } from '../../ui/states';
import { STEPS_TEXTS } from '../steps/steps.texts';
import { useCaseCommand } from '../steps/use-case-command';
import { REGISTER_TEXTS } from './register.texts';
import type { Register } from './use-register';

interface CheckPageProps {
  submission: Submission;
  register: Register;
  onBack(): void;
}

/** What the case would do, before it is sent: people, totals, next month, who decides, papers; each with a way back. */
export function CheckPage({ submission, register, onBack }: CheckPageProps) {
  const t = useTexts(REGISTER_TEXTS);
  const steps = useTexts(STEPS_TEXTS);
  const server = useServerText();
  const command = useCaseCommand(submission.businessNo);
  const preview = useQuery({
    queryKey: QUERY_KEYS.preview(submission.businessNo),
    staleTime: 0,
    queryFn: ({ signal }) => get<Preview>(`/submissions/${submission.businessNo}/preview`, signal),
  });
  const submit = async (): Promise<void> => {
    if ((await command.run({ verb: 'submit' })) === null) return;
    notify('success', steps('submitted'));
    window.scrollTo(0, 0);
  };
  return (
    <>
      <PageHeader
        title={t('checkTitle')}
        note={server(submission.title)}
        crumbs={[{ title: server(submission.title), to: `/cases/${submission.businessNo}/edit` }]}
      />
      <ProblemAlert error={command.error} />
      <Loaded query={preview} rows={6}>
        {(shown) => (
          <>
            {shown.conflicts.length > 0 && (
              <NoteBox
                tone="error"
                title={t('checkConflicts')}
                points={shown.conflicts.map((one) => ({ text: server(one.text) }))}
              />
            )}
            <Notices preview={shown} />
            <Panel className="check-panel">
              <Facts
                submission={submission}
                preview={shown}
                left={(register.page?.total ?? 0) - shown.people}
                onEdit={onBack}
              />
            </Panel>
          </>
        )}
      </Loaded>
      <div className="sticky">
        <span className="push" />
        <Button size="large" onClick={onBack}>
          {t('back')}
        </Button>
        <Button
          type="primary"
          size="large"
          icon={<SendOutlined aria-hidden />}
          loading={command.busy}
          disabled={preview.data === undefined}
          onClick={() => {
            void submit();
          }}
        >
          {steps('submit')}
        </Button>
      </div>
    </>
  );
}

function Notices({ preview }: { preview: Preview }) {
  const t = useTexts(REGISTER_TEXTS);
  const server = useServerText();
  const points = (preview.notices ?? []).map((one) => ({ text: server(one.text) }));
  return points.length === 0 ? null : (
    <NoteBox tone="warning" title={t('checkNotices')} points={points} />
  );
}

function countOf(people: number): string {
  return people.toLocaleString('en-US');
}

interface FactsProps {
  submission: Submission;
  preview: Preview;
  left: number;
  onEdit(): void;
}

function Facts({ submission, preview, left, onEdit }: FactsProps) {
  const t = useTexts(REGISTER_TEXTS);
  const steps = useTexts(STEPS_TEXTS);
  const server = useServerText();
  const { nextMonth } = preview;
  const edit = (label: string): ReactNode => (
    <button type="button" className="text-button" aria-label={label} onClick={onEdit}>
      {t('edit')}
    </button>
  );
  return (
    <>
      <dl className="check-sums">
        <div>
          <dt>{t('checkPeople')}</dt>
          <dd>{countOf(preview.people)}</dd>
        </div>
        <div>
          <dt>{t('sumBefore')}</dt>
          <dd className="amount">{formatYuan(preview.beforeFen)}</dd>
        </div>
        <div>
          <dt>{t('sumAfter')}</dt>
          <dd className="amount">{formatYuan(preview.afterFen)}</dd>
        </div>
        <div>
          <dt>{t('difference')}</dt>
          <dd>
            <Difference fen={preview.differenceFen} />
          </dd>
        </div>
      </dl>
      <dl className="check-rows">
        <div>
          <dt>{t('checkMonth')}</dt>
          <dd>
            {showMonth(submission.effectiveMonth)}
            {edit(t('editMonth'))}
          </dd>
        </div>
        <div>
          <dt>{t('register')}</dt>
          <dd>
            {left > 0
              ? t('checkLeftValue', { n: countOf(left) })
              : `${t('checkPeople')} ${countOf(preview.people)}`}
            {edit(t('editRows'))}
          </dd>
        </div>
        {nextMonth !== null && (
          <div>
            <dt>{t('checkNext', { month: showMonth(nextMonth.month) })}</dt>
            <dd>
              {t('checkNextValue', {
                n: countOf(nextMonth.headcount),
                amount: formatYuan(nextMonth.totalFen),
              })}
            </dd>
          </div>
        )}
        <div>
          <dt>{t('checkRoute')}</dt>
          <dd>
            {preview.route.length === 0
              ? t('routeNone')
              : preview.route.map((level) => server(level.roleText)).join(' → ')}
          </dd>
        </div>
        <div>
          <dt>{t('checkPapers')}</dt>
          <dd>
            {preview.papers.length === 0
              ? t('papersNone')
              : preview.papers.map((paper) => server(paper.title)).join(steps('and'))}
          </dd>
        </div>
      </dl>
    </>
  );
}
