import type { ReactNode } from 'react';
import { formatYuan } from '#libs/fund/money';
import type { PreviewDto, SubmissionDto } from '../../api/generated';
import { showMonth } from '../../i18n/dates';
import { useServerText, useTexts } from '../../i18n/texts';
import { Difference } from '../../ui/amount';
import { STEPS_TEXTS } from '../steps/steps.texts';
import { REGISTER_TEXTS } from './register.texts';

function countOf(people: number): string {
  return people.toLocaleString('en-US');
}

export function CheckSums({ preview }: { preview: PreviewDto }) {
  const t = useTexts(REGISTER_TEXTS);
  const sums: [string, ReactNode][] = [
    [t('checkPeople'), countOf(preview.people)],
    [t('sumBefore'), formatYuan(preview.beforeFen)],
    [t('sumAfter'), formatYuan(preview.afterFen)],
    [t('difference'), <Difference key="difference" fen={preview.differenceFen} />],
  ];
  return (
    <dl className="check-sums">
      {sums.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd className="amount">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

interface CheckFactsProps {
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

export function CheckFacts({ submission, preview, left, onEdit }: CheckFactsProps) {
  const t = useTexts(REGISTER_TEXTS);
  const facts = useFacts(submission, preview, left);
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

function useFacts(submission: SubmissionDto, preview: PreviewDto, left: number): Fact[] {
  const t = useTexts(REGISTER_TEXTS);
  const steps = useTexts(STEPS_TEXTS);
  const server = useServerText();
  const { nextMonth } = preview;
  const people = `${t('checkPeople')} ${countOf(preview.people)}`;
  const route = preview.route.map((level) => server(level.roleText)).join(' → ');
  const reasons = preview.route
    .map(({ roleText, because }) => ({ role: server(roleText), because: server(because) }))
    .filter(({ because }) => because !== '')
    .map((reason) => t('checkBecauseValue', reason));
  const papers = preview.papers.map((paper) => server(paper.title)).join(steps('and'));
  const facts: Fact[] = [
    { label: t('checkMonth'), value: showMonth(submission.effectiveMonth), edit: t('editMonth') },
    {
      label: t('register'),
      value: left > 0 ? t('checkLeftValue', { n: countOf(left) }) : people,
      edit: t('editRows'),
    },
  ];
  if (nextMonth !== null) {
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
