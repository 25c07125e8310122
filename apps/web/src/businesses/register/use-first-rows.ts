import { useQuery } from '@tanstack/react-query';
import type { RegisterPageDto, SubmissionDto } from '../../api/generated';
import { QUERY_KEYS } from '../../api/queries';
import { registerRows } from '../../api/register-rows';

const SHOWN_MAX = 10;

/** The first rows of what is sent, with what all of them hold; none of a case that is no register's. */
export function useFirstRows(
  { businessNo, stage }: SubmissionDto,
  isRegister = true,
): RegisterPageDto | undefined {
  const asked = {
    limit: SHOWN_MAX,
    only: 'chosen',
    q: '',
    order: 'row',
    after: undefined,
  } as const;
  const { data } = useQuery({
    // Accounts that the case opens have their numbers when it has been posted.
    queryKey: QUERY_KEYS.rows(businessNo, { first: SHOWN_MAX, stage }),
    enabled: isRegister,
    staleTime: 0,
    queryFn: ({ signal }) => registerRows(businessNo, asked, signal),
  });
  return data;
}
