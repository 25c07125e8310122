import { queryOptions, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { submissionsOne, type SubmissionDto } from '../api/generated';
import { QUERY_KEYS } from '../api/queries';
import { useWatchedCase } from '../live/watched-cases';

/** How a case is read, wherever it is. */
export function caseQuery(businessNo: string) {
  return queryOptions({
    queryKey: QUERY_KEYS.submission(businessNo),
    queryFn: () => submissionsOne({ path: { businessNo } }),
  });
}

/** The case a page is about, moving by itself while the page is open. */
export function useCase(businessNo: string): UseQueryResult<SubmissionDto> {
  useWatchedCase(businessNo);
  return useQuery(caseQuery(businessNo));
}
