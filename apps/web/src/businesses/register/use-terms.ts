import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { homeRead, homeTerms, type HomeView, type TermsView } from '../../api/generated';
import { QUERY_KEYS } from '../../api/queries';

/** The unit's ratios and marks, as the header shows them. */
export function useUnitAccount(): HomeView['account'] | undefined {
  return useQuery({
    queryKey: QUERY_KEYS.home,
    queryFn: ({ signal }) => homeRead({ signal }),
  }).data?.account;
}

/** Cap, floor and rounding of a month, stated before anything is entered. */
export function useTerms(month: string | null): TermsView | undefined {
  return useQuery({
    queryKey: ['terms', month],
    enabled: month !== null,
    staleTime: 300_000,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => homeTerms({ query: { month: month ?? '' }, signal }),
  }).data;
}
