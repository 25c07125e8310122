import {
  officeQueriesMemberChanges,
  officeQueriesStatusChanges,
  type OfficeQueriesStatusChangesData,
} from '../api/generated';
import type { PageAsked } from '../api/use-paged';

/** What the centre asks of 10.1 and 10.2; it lives in the address. */
export const OFFICE_KEYS = ['from', 'to', 'unit', 'accountNo', 'kind'] as const;
export type OfficeAsked = Readonly<Record<(typeof OFFICE_KEYS)[number], string>>;
export type OfficeGiven = Readonly<Partial<OfficeAsked>>;
export type OfficeQueryName = 'member-changes' | 'status-changes';

/** Without what was left empty. */
export function givenOf(asked: OfficeAsked): OfficeGiven {
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== ''));
}

export function readMemberChanges({ from, to, unit, accountNo }: OfficeGiven, page: PageAsked) {
  return officeQueriesMemberChanges({ query: { from, to, unit, accountNo, ...page } });
}

export function readStatusChanges(given: OfficeGiven, page: PageAsked) {
  const query = { ...given, ...page } as OfficeQueriesStatusChangesData['query'];
  return officeQueriesStatusChanges({ query });
}
