import { useQuery } from '@tanstack/react-query';
import { registersRows, type SubmissionDto } from '../api/generated';
import { QUERY_KEYS } from '../api/queries';
import { OF_AMOUNTS, SumsLine, type SumWords } from '../businesses/register/sum-lines';
import { useRegisterPlan } from '../businesses/register/use-register-plan';
import { bothOf } from '../i18n/texts';
import { CASE_TEXTS } from './cases.texts';

/** An assessment stands beside the month before it. */
export const OF_MONTHS: SumWords = {
  people: bothOf(CASE_TEXTS, 'sumMonthPeople'),
  before: bothOf(CASE_TEXTS, 'sumMonthBefore'),
  after: bothOf(CASE_TEXTS, 'sumMonth'),
  difference: null,
  balance: null,
};

interface CaseTotalsProps {
  submission: SubmissionDto;
  /** The words where no register has its own. */
  otherwise?: SumWords;
}

/** What a case comes to, in the words of its register, or as a change of fields moves amounts. */
export function CaseTotals({ submission, otherwise = OF_AMOUNTS }: CaseTotalsProps) {
  const { business, businessNo, totals } = submission;
  const words = useRegisterPlan(business)?.words ?? otherwise;
  const first = useQuery({
    queryKey: QUERY_KEYS.rows(businessNo, { balance: true }),
    enabled: totals !== null && words.balance !== null,
    queryFn: ({ signal }) => registersRows({ path: { businessNo }, query: { limit: 1 }, signal }),
  });
  if (totals === null) return null;
  return <SumsLine words={words} figures={{ ...totals, balanceFen: first.data?.balanceFen }} />;
}
