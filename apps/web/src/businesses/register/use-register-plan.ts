import { useQuery } from '@tanstack/react-query';
import { businessesAll, type BusinessDto } from '../../api/generated';
import { QUERY_KEYS } from '../../api/queries';
import { registerPlan, type RegisterPlan } from './register-plan';

/** Every business the hall runs, as its tiles and registers say it. */
export function useBusinesses(): readonly BusinessDto[] | undefined {
  return useQuery({
    queryKey: QUERY_KEYS.businesses,
    queryFn: () => businessesAll(),
    staleTime: 300_000,
  }).data;
}

/** What the register of a case is built from; null for a case that has none, undefined until it is known. */
export function useRegisterPlan(code: string): RegisterPlan | null | undefined {
  const businesses = useBusinesses();
  if (businesses === undefined) return undefined;
  const business = businesses.find((one) => one.code === code);
  return business === undefined ? null : registerPlan(business);
}
