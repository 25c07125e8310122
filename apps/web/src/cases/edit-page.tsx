import { useQuery } from '@tanstack/react-query';
import { Suspense } from 'react';
import { Navigate, useParams } from 'react-router';
import { businessesAll, type BusinessDto } from '../api/generated';
import { QUERY_KEYS } from '../api/queries';
import { BUSINESS_SCREENS, REGISTER_SCREEN } from '../businesses/registry';
import { FailureState, LoadingState } from '../ui/states';
import { useCase } from './use-case';

/** An own case in the hands of its business' screen: from the draft to the result. */
export function EditPage() {
  const { businessNo = '' } = useParams();
  const submission = useCase(businessNo);
  const businesses = useQuery({
    queryKey: QUERY_KEYS.businesses,
    queryFn: () => businessesAll(),
    staleTime: 300_000,
  });
  const failed = submission.error ?? businesses.error;
  if (submission.data === undefined || businesses.data === undefined) {
    return failed === null ? (
      <LoadingState rows={8} />
    ) : (
      <FailureState
        asPage
        error={failed}
        retry={() => {
          void submission.refetch();
          void businesses.refetch();
        }}
      />
    );
  }
  const business = businesses.data.find((one) => one.code === submission.data.business);
  const Screen = screenOf(business);
  if (Screen === undefined || business === undefined)
    return <Navigate replace to={`/cases/${businessNo}`} />;
  return (
    <Suspense fallback={<LoadingState rows={8} />}>
      <Screen submission={submission.data} business={business} />
    </Suspense>
  );
}

/** The screen of its own, or the one that every register has. */
function screenOf(business: BusinessDto | undefined) {
  if (business === undefined) return undefined;
  return (
    BUSINESS_SCREENS[business.code] ?? (business.register === null ? undefined : REGISTER_SCREEN)
  );
}
