import type { SubmissionDto } from '../../api/generated';
import { useSigns } from '../../i18n/signs';
import { useServerText } from '../../i18n/texts';
import { inputTextOf } from './columns';
import type { RegisterPlan } from './register-plan';
import { headIn } from './use-head';

export type HeadFact = readonly [label: string, value: string];

/** What was typed once for the whole case, as it is read afterwards: a unit by its account and its name. */
export function useHeadFacts() {
  const signs = useSigns();
  const server = useServerText();
  return (plan: RegisterPlan | null | undefined, submission: SubmissionDto): HeadFact[] => {
    const head = headIn(submission) ?? {};
    return (plan?.headColumns ?? []).map((column) => {
      const name = submission.headUnits.find((one) => one.column === column.key)?.name;
      const typed = inputTextOf(column, head[column.key] ?? null);
      return [server(column.title), name === undefined ? typed : name + signs.bracketed(typed)];
    });
  };
}
