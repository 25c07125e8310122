import { queryClient } from '../api/queries';
import type { MonthsToAssessView } from '../api/generated';

export const ASSESSABLE = ['assessable-months'] as const;

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
