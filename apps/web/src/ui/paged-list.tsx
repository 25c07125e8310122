import type { ReactNode } from 'react';
import { MoreRows } from './more-rows';
import { EmptyState, FailureState, LoadingState } from './states';

interface PagedListProps<T> {
  paged: {
    items: readonly T[];
    query: {
      isPending: boolean;
      isError: boolean;
      error: unknown;
      refetch: () => unknown;
      hasNextPage: boolean;
      isFetchingNextPage: boolean;
      fetchNextPage: () => unknown;
    };
  };
  empty: string;
  children: (items: readonly T[]) => ReactNode;
}

/** Loading, failed, empty, or rows with the way to more of them. */
export function PagedList<T>({ paged: { query, items }, empty, children }: PagedListProps<T>) {
  if (query.isPending) return <LoadingState rows={8} />;
  if (query.isError) return <FailureState error={query.error} retry={() => query.refetch()} />;
  if (items.length === 0) return <EmptyState text={empty} />;
  return (
    <>
      {children(items)}
      <MoreRows query={query} shown={items.length} />
    </>
  );
}
