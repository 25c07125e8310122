import { SendOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { previewRead, type PreviewDto, type SubmissionDto } from '../../api/generated';
import { ApiProblem } from '../../api/problem';
import { QUERY_KEYS } from '../../api/queries';
import { useServerText, useTexts } from '../../i18n/texts';
import { FootBar } from '../../ui/foot-bar';
import { notify } from '../../ui/notices';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { NoteBox, ProblemAlert } from '../../ui/problem-alert';
import { Loaded } from '../../ui/states';
import { isEditable } from '../steps/after-edit';
import { STEPS_TEXTS } from '../steps/steps.texts';
import { UnitPromise } from '../steps/unit-promise';
import { useCaseCommand } from '../steps/use-case-command';
import { useResubmitAsked } from '../steps/use-resubmit-asked';
import { CheckChanges } from './check-changes';
import { CheckFacts, CheckSums } from './check-facts';
import { FirstRows } from './first-rows';
import type { RegisterPlan } from './register-plan';
import { CHECK_TEXTS } from './check.texts';
import type { Register } from './use-register';

interface CheckPageProps {
  plan: RegisterPlan;
  submission: SubmissionDto;
  register: Register;
  onBack(): void;
  onSent(): void;
}

/** What the case would do, before it is sent: people, totals, next month, who decides, papers; each with a way back. */
export function CheckPage({ plan, submission, register, onBack, onSent }: CheckPageProps) {
  const t = useTexts(CHECK_TEXTS);
  const steps = useTexts(STEPS_TEXTS);
  const server = useServerText();
  const command = useCaseCommand(submission.businessNo);
  const resubmitAsked = useResubmitAsked(submission.businessNo);
  const preview = useQuery({
    queryKey: QUERY_KEYS.preview(submission.businessNo),
    staleTime: 0,
    queryFn: ({ signal }) => previewRead({ path: { businessNo: submission.businessNo }, signal }),
  });
  const submit = async (): Promise<void> => {
    // Where papers follow, they may yet be changed.
    const sends = submission.stage === 'returned' && preview.data?.papers.length === 0;
    if (sends && !(await resubmitAsked())) return;
    const sent = await command.run({ verb: 'submit', draftVersion: submission.draftVersion });
    if (sent === null) return;
    // Where papers follow, nothing is submitted before they are.
    if (sent.stage !== 'scanning' && !isEditable(sent)) notify('success', () => steps('submitted'));
    onSent();
  };
  return (
    <>
      <PageHeader
        title={t('checkTitle', { submit: server(plan.words.submit) })}
        note={server(submission.title)}
        crumbs={[{ title: server(submission.title), to: `/cases/${submission.businessNo}/edit` }]}
      />
      <ProblemAlert error={command.error} />
      <Loaded query={preview} rows={6}>
        {(shown) => (
          <>
            <Conflicts of={shown} said={command.error} />
            <Panel className="check-panel">
              <CheckSums
                words={plan.words}
                figures={{ ...shown, balanceFen: register.page?.balanceFen }}
              />
              {!compares(plan) && <FirstRows {...{ plan, submission }} />}
              <CheckFacts
                {...{ plan, submission }}
                preview={shown}
                left={(register.page?.total ?? 0) - shown.people}
                onEdit={onBack}
              />
              <UnitPromise />
            </Panel>
            {compares(plan) && <CheckChanges submission={submission} />}
          </>
        )}
      </Loaded>
      <FootBar className="foot-row">
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
          {server(plan.words.submit)}
        </Button>
      </FootBar>
    </>
  );
}

/** Where the same people pay before and after, the largest changes are looked at, not the first rows. */
function compares({ past, words }: RegisterPlan): boolean {
  return !past && words.before !== null && words.after !== null;
}

/** What would refuse the case now, but for what has just refused it and is said above. */
function Conflicts({ of: { conflicts }, said }: { of: PreviewDto; said: unknown }) {
  const t = useTexts(CHECK_TEXTS);
  const server = useServerText();
  const above = said instanceof ApiProblem ? said.detail.zh : null;
  const points = conflicts
    .filter(({ text }) => text.zh !== above)
    .map(({ text }) => ({ text: server(text) }));
  if (points.length === 0) return null;
  return <NoteBox tone="error" title={t('checkConflicts')} points={points} />;
}
