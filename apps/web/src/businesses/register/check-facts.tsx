import { formatYuan } from '#libs/fund/money';
import type { PreviewDto, SubmissionDto } from '../../api/generated';
import { showMonth } from '../../i18n/dates';
import { useSigns } from '../../i18n/signs';
import { useServerText, useTexts } from '../../i18n/texts';
import type { RegisterPlan } from './register-plan';
import { CHECK_TEXTS } from './check.texts';
import { useHeadFacts } from './use-head-facts';
import { OF_AMOUNTS, useSumLines, type Figures, type SumWords } from './sum-lines';

function countOf(people: number): string {
  return people.toLocaleString('en-US');
}

interface CheckSumsProps {
  figures: Figures;
  words?: SumWords;
}

export function CheckSums({ figures, words = OF_AMOUNTS }: CheckSumsProps) {
  const lines = useSumLines(words)(figures);
  return (
    <dl className="check-sums">
      {lines.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd className="amount">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

interface CheckFactsProps {
  plan: RegisterPlan;
  submission: SubmissionDto;
  preview: PreviewDto;
  /** Rows that stay in the register as the next draft. */
  left: number;
  onEdit(): void;
}

interface Fact {
  label: string;
  value: string;
  edit?: string;
}

export function CheckFacts({ plan, submission, preview, left, onEdit }: CheckFactsProps) {
  const t = useTexts(CHECK_TEXTS);
  const facts = useFacts({ plan, submission, preview, left });
  return (
    <dl className="check-rows">
      {facts.map(({ label, value, edit }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            {value}
            {edit !== undefined && (
              <button type="button" className="text-button" aria-label={edit} onClick={onEdit}>
                {t('edit')}
              </button>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function useFacts({ plan, submission, preview, left }: Omit<CheckFactsProps, 'onEdit'>): Fact[] {
  const t = useTexts(CHECK_TEXTS);
  const signs = useSigns();
  const server = useServerText();
  const { nextMonth } = preview;
  const { words } = plan;
  const people = `${words.people === null ? t('people') : server(words.people)} ${countOf(preview.people)}`;
  const route = preview.route.map((level) => server(level.roleText)).join(' → ');
  const reasons = preview.route
    .map(({ roleText, because }) => ({ role: server(roleText), because: server(because) }))
    .filter(({ because }) => because !== '')
    .map((reason) => t('checkBecauseValue', reason));
  const monthOf = useMonthFact();
  const papers = signs.list(preview.papers.map((paper) => server(paper.title)));
  const headFacts = useHeadFacts()(plan, submission);
  const facts: Fact[] = [
    ...headFacts.map(([label, value]) => ({ label, value, edit: t('editHead', { what: label }) })),
    monthOf({ plan, preview }),
    {
      label: server(words.register),
      value: left > 0 ? t('checkLeftValue', { n: countOf(left) }) : people,
      edit: t('editRows'),
    },
  ];
  if (nextMonth !== null && !plan.past) {
    const sums = { n: countOf(nextMonth.headcount), amount: formatYuan(nextMonth.totalFen) };
    const label = t('checkNext', { month: showMonth(nextMonth.month) });
    facts.push({ label, value: t('checkNextValue', sums) });
  }
  facts.push(
    { label: t('checkRoute'), value: route === '' ? t('routeNone') : route },
    ...reasons.map((value) => ({ label: t('checkBecause'), value })),
    { label: t('checkPapers'), value: papers === '' ? t('papersNone') : papers },
  );
  return facts;
}

/** The case's month, or those of its rows. */
function useMonthFact() {
  const t = useTexts(CHECK_TEXTS);
  const server = useServerText();
  return ({ plan, preview }: Pick<CheckFactsProps, 'plan' | 'preview'>): Fact => {
    const [month, last] = [showMonth(preview.month), showMonth(preview.lastMonth)];
    const label = server(plan.words.month);
    if (plan.month === 'head') return { label, value: month, edit: t('editMonth') };
    const value = month === last ? month : t('monthsThrough', { month, last });
    return { label, value, edit: t('editRows') };
  };
}
