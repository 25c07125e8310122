import type { AssessmentView } from '../api/generated';
import { showMonth } from '../i18n/dates';

/** JGJ/T 320 A.5: what is made good of months that are paid. */
const SUPPLEMENT = '02';

export function isSupplement({ kind }: Pick<AssessmentView, 'kind'>): boolean {
  return kind === SUPPLEMENT;
}

/** One month, or the first and the last of those that are made good. */
export function monthsOf({
  firstMonth,
  month,
}: Pick<AssessmentView, 'firstMonth' | 'month'>): string {
  return firstMonth === month ? showMonth(month) : `${showMonth(firstMonth)}—${showMonth(month)}`;
}
