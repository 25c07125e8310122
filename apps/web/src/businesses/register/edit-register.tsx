import { useState } from 'react';
import { useStore } from 'zustand';
import type { MonthsOfferedDto, SubmissionDto } from '../../api/generated';
import { useServerText, useTexts } from '../../i18n/texts';
import { NoteBox, ProblemAlert, type Point } from '../../ui/problem-alert';
import { PageHeader } from '../../ui/page-header';
import { useUnsaved } from '../../ui/unsaved';
import { DraftNotes } from '../steps/draft-notes';
import { STEPS_TEXTS } from '../steps/steps.texts';
import { useAsked } from '../steps/use-asked';
import { isOnItsWay, type Draft } from '../steps/use-draft';
import { BeginPanel } from './begin-panel';
import { EntryForm } from './entry-form';
import { FindingsNote } from './findings-note';
import { HeadFields } from './head-fields';
import { MissedMonths } from './missed-months';
import { NotesNote } from './notes-note';
import { PersonEntry } from './person-entry';
import { RegisterHeader } from './register-header';
import { RegisterPanel } from './register-panel';
import type { RegisterPlan } from './register-plan';
import type { RegisterRules } from './register-rules';
import { SheetTabs } from './sheet-tabs';
import { TotalsBar } from './totals-bar';
import { useBegin } from './use-begin';
import { useHead } from './use-head';
import { useMissing } from './use-missing';
import { useMonth } from './use-month';
import { usePaste } from './use-paste';
import type { Register } from './use-register';
import { useMonthTerms, useUnitAccount } from './use-terms';

interface EditRegisterProps {
  submission: SubmissionDto;
  plan: RegisterPlan;
  rules: RegisterRules;
  draft: Draft;
  register: Register;
  onCheck(): void;
}

/** Month and limits on top, entry, register, sums and the way on at the bottom. */
export function EditRegister({
  submission,
  plan,
  rules,
  draft,
  register,
  onCheck,
}: EditRegisterProps) {
  const server = useServerText();
  const month = submission.effectiveMonth;
  const account = useUnitAccount();
  const { offered, terms } = useMonthTerms(plan.code, month, account?.dueMonth);
  const [entering, setEntering] = useState<string | null>(null);
  const choice = useMonth(submission, proposedMonth(plan, offered), draft);
  const head = useHead(submission, draft);
  const missing = useMissing({ plan, register, choice, head, entering });
  const asked = useAsked(missing);
  useUnsavedRegister(draft, register, entering);
  const paste = usePaste(plan);
  const facts = { plan, rules, terms, register };
  const { begun, begin } = useBegin({ plan, register, head });
  const Entry = plan.subject === 'person' ? PersonEntry : EntryForm;

  const goOn = (): void => {
    asked.ask();
    if (missing.length === 0) onCheck();
    else window.scrollTo({ top: 0 });
  };
  return (
    <div className="register-page">
      <PageHeader
        oneLine
        title={server(plan.tile?.title ?? plan.title)}
        note={<RegisterHeader {...{ plan, account, terms, offered, choice }} />}
      />
      <SheetTabs plan={plan} />
      <DraftNotes submission={submission} draft={draft} />
      {asked.points.length > 0 && <Missing points={asked.points} />}
      <ProblemAlert error={choice.error} />
      <FindingsNote plan={plan} submission={submission} register={register} />
      <NotesNote plan={plan} register={register} />
      {plan.month === 'head' && <MissedMonths submission={submission} refusedOnly />}
      {begun ? (
        <>
          {terms !== undefined && (
            <section className="panel entry-card" onPaste={paste.onPaste}>
              <HeadFields {...{ plan, head, submission }} />
              <Entry {...facts} onEntering={setEntering} />
            </section>
          )}
          <RegisterPanel {...{ submission, draft, paste, ...facts }} />
          {paste.dialog}
          <TotalsBar
            {...{ plan, submission, register, draft }}
            entering={entering !== null}
            onSubmit={goOn}
          />
        </>
      ) : (
        <BeginPanel plan={plan} onBegin={begin} />
      )}
    </div>
  );
}

/** Where every row decides its own month, the case proposes none. */
function proposedMonth({ month }: RegisterPlan, offered?: MonthsOfferedDto): string | null {
  return month === 'head' ? (offered?.months[0] ?? null) : null;
}

function Missing({ points }: { points: readonly Point[] }) {
  const t = useTexts(STEPS_TEXTS);
  return <NoteBox tone="error" title={t('missingTitle')} points={points} takeFocus />;
}

/** What is typed in a cell stands there and nowhere else. */
function useUnsavedRegister(draft: Draft, { typed }: Register, entering: string | null): void {
  const typing = useStore(typed, (cells) => Object.keys(cells).length > 0);
  useUnsaved(isOnItsWay(draft) || typing || entering !== null);
}
