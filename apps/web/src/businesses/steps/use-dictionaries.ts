import { useQuery } from '@tanstack/react-query';
import { homeCodeTables } from '../../api/generated';
import { QUERY_KEYS } from '../../api/queries';

/** The centre's code tables, as every list to choose from and every code shown in words needs them. */
export function useDictionaries() {
  return useQuery({
    queryKey: QUERY_KEYS.dictionaries,
    queryFn: ({ signal }) => homeCodeTables({ signal }),
    staleTime: 3_600_000,
  });
}
