import { queryOptions } from '@tanstack/react-query';
import { assessableMonthsPreview } from '../../api/generated';
import { ASSESSABLE } from '../../live/reread-assessable';

/** What a month would come to now, asked for once by its row and by what is chosen of it. */
export function previewOf(month: string) {
  return queryOptions({
    queryKey: [...ASSESSABLE, month],
    queryFn: () => assessableMonthsPreview({ path: { month } }),
  });
}
