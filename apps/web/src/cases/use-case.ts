import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { submissionsOne, type SubmissionDto } from '../api/generated';
import { QUERY_KEYS } from '../api/queries';
import { useWatchedCase } from '../live/watched-cases';

/** The case a page is about, moving by itself while the page is open. */
export function useCase(businessNo: string): UseQueryResult<SubmissionDto> {
  useWatchedCase(businessNo);
  return useQuery({
    queryKey: QUERY_KEYS.submission(businessNo),
    queryFn: () => submissionsOne({ path: { businessNo } }),
  });
}
