import type { TermsView } from '../../api/generated';
import { showMonth } from '../../i18n/dates';
import type { RegisterPlan } from './register-plan';
import { useUnitAccount } from './use-terms';

/** A month that would be taken: the last that was paid where rows are about such, else the one that is due. */
export function useExampleMonth({ past }: RegisterPlan, terms: TermsView | undefined): string {
  const account = useUnitAccount();
  const month = past ? account?.paidThroughMonth : terms?.month;
  return month == null ? '' : showMonth(month);
}
