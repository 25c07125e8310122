import { keepPreviousData, useQuery } from '@tanstack/react-query';
import {
  businessesMonths,
  homeRead,
  homeTerms,
  type HomeView,
  type MonthsOfferedDto,
  type TermsView,
} from '../../api/generated';
import { QUERY_KEYS } from '../../api/queries';

/** The unit's ratios and marks, as the header shows them. */
export function useUnitAccount(): HomeView['account'] | undefined {
  return useQuery({
    queryKey: QUERY_KEYS.home,
    queryFn: ({ signal }) => homeRead({ signal }),
  }).data?.account;
}

/** Cap, floor and rounding of a month, stated before anything is entered. */
function useTerms(month: string | null): TermsView | undefined {
  return useQuery({
    queryKey: ['terms', month],
    enabled: month !== null,
    staleTime: 300_000,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => homeTerms({ query: { month: month ?? '' }, signal }),
  }).data;
}

/** The months the business takes from this unit now, and what stands against the one the draft has. */
export function useMonthsOffered(
  code: string,
  chosen: string | null,
): MonthsOfferedDto | undefined {
  return useQuery({
    queryKey: ['months', code, chosen],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      businessesMonths({ path: { code }, query: chosen === null ? {} : { chosen }, signal }),
  }).data;
}

/** What can be chosen, and the terms of the month chosen or else proposed; of the one due where nothing is open. */
export function useMonthTerms(code: string, month: string | null, due: string | undefined) {
  const offered = useMonthsOffered(code, month);
  return { offered, terms: useTerms(month ?? offered?.months[0] ?? due ?? null) };
}
