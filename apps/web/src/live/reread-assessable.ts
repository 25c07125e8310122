import { queryClient } from '../api/queries';
import type { MonthsToAssessView } from '../api/generated';

export const ASSESSABLE = ['assessable-months'] as const;
/** An assessment asked for on this page: its own answer has the months read anew. */
export const ASSESSING = ['assess'] as const;

/** News of a case or of money: not while months are being assessed here, for one of them would be asked for once it is gone. */
export function assessableMayDiffer(): void {
  if (queryClient.isMutating({ mutationKey: ASSESSING }) === 0) void rereadAssessable();
}

/**
 * The months that can be assessed are read anew, and then the record of each that still can: one that was just assessed is
 * not asked for again.
 */
export async function rereadAssessable(): Promise<void> {
  await queryClient.invalidateQueries({ queryKey: ASSESSABLE, refetchType: 'none' });
  await queryClient.refetchQueries({ queryKey: ASSESSABLE, exact: true, type: 'active' });
  const months = queryClient.getQueryData<MonthsToAssessView>(ASSESSABLE)?.months ?? [];
  await Promise.all(
    months.map((month) =>
      queryClient.refetchQueries(
        { queryKey: [...ASSESSABLE, month], type: 'active' },
        { cancelRefetch: false },
      ),
    ),
  );
}
