import { useState } from 'react';
import { useStore } from 'zustand';
import type { BusinessDto, SubmissionDto } from '../../api/generated';
import { useServerText, useTexts } from '../../i18n/texts';
import { NoteBox, ProblemAlert, type Point } from '../../ui/problem-alert';
import { PageHeader } from '../../ui/page-header';
import { useUnsaved } from '../../ui/unsaved';
import { DraftNotes } from '../steps/draft-notes';
import { STEPS_TEXTS } from '../steps/steps.texts';
import { isOnItsWay, type Draft } from '../steps/use-draft';
import { EntryForm } from './entry-form';
import { FindingsNote } from './findings-note';
import { RegisterHeader } from './register-header';
import { RegisterPanel } from './register-panel';
import type { RegisterRules } from './register-rules';
import { REGISTER_TEXTS } from './register.texts';
import { TotalsBar } from './totals-bar';
import { useMonth, type MonthChoice } from './use-month';
import type { Register } from './use-register';
import { useMonthTerms, useUnitAccount } from './use-terms';

interface EditRegisterProps {
  submission: SubmissionDto;
  business: BusinessDto;
  rules: RegisterRules;
  draft: Draft;
  register: Register;
  onCheck(): void;
}

/** Month and limits on top, entry, register, sums and the way on at the bottom. */
export function EditRegister({
  submission,
  business,
  rules,
  draft,
  register,
  onCheck,
}: EditRegisterProps) {
  const server = useServerText();
  const month = submission.effectiveMonth;
  const account = useUnitAccount();
  const { offered, terms } = useMonthTerms(business.code, month, account?.dueMonth);
  const [entering, setEntering] = useState<string | null>(null);
  const [asked, setAsked] = useState(false);
  const choice = useMonth(submission, offered?.months[0] ?? null, draft);
  const missing = useMissing(register, choice, entering);
  useUnsavedRegister(draft, register, entering);

  const goOn = (): void => {
    setAsked(true);
    if (missing.length === 0) onCheck();
    else window.scrollTo({ top: 0 });
  };
  return (
    <div className="register-page">
      <PageHeader title={server(business.title)} note={server(business.help)} />
      <DraftNotes submission={submission} draft={draft} />
      {asked && missing.length > 0 && <Missing points={missing} />}
      <ProblemAlert error={choice.error} />
      <FindingsNote submission={submission} register={register} />
      <section className="panel">
        <RegisterHeader {...{ account, terms, offered, choice }} />
        {terms !== undefined && (
          <EntryForm terms={terms} rules={rules} register={register} onEntering={setEntering} />
        )}
      </section>
      <RegisterPanel
        submission={submission}
        business={business}
        rules={rules}
        terms={terms}
        register={register}
        draft={draft}
      />
      <TotalsBar submission={submission} register={register} draft={draft} onSubmit={goOn} />
    </div>
  );
}

function Missing({ points }: { points: Point[] }) {
  const t = useTexts(STEPS_TEXTS);
  return <NoteBox tone="error" title={t('missingTitle')} points={points} takeFocus />;
}

/** A base that is typed stands in its cell and nowhere else. */
function useUnsavedRegister(draft: Draft, { typed }: Register, entering: string | null): void {
  const typing = useStore(typed, (bases) => Object.keys(bases).length > 0);
  useUnsaved(isOnItsWay(draft) || typing || entering !== null);
}

/** What stands between this page and submitting, each with the place it is mended at. */
function useMissing(
  { page, unsaved, seek }: Register,
  { month, waiting }: MonthChoice,
  entering: string | null,
): Point[] {
  const t = useTexts(REGISTER_TEXTS);
  if (page === undefined) return [];
  const points: Point[] = [];
  if (month === null) points.push({ text: t('missingMonth'), target: 'effective-month' });
  else if (waiting) points.push({ text: t('missingMonthSaved'), target: 'effective-month' });
  if (page.total === 0 && page.chosen === 0)
    points.push({ text: t('missingRows'), target: 'entry-member' });
  else if (page.chosen === 0) points.push({ text: t('missingChosen'), target: 'choose-all' });
  // As the server does: what is not ticked stays in the register and may wait.
  if (page.chosenFindings > 0)
    points.push({ text: t('missingFindings', { n: page.chosenFindings }), target: 'findings' });
  for (const no of unsaved)
    points.push({
      text: t('missingCell', { no }),
      target: `base-${String(no)}`,
      onFollow: () => {
        seek(no);
      },
    });
  if (entering !== null)
    points.push({ text: t('missingEntry', { name: entering }), target: 'entry-base' });
  return points;
}
