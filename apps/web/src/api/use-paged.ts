import { useInfiniteQuery } from '@tanstack/react-query';
import { get } from './client';
import type { Page } from './types';

/** A list read page by page from where the last one ended; parameters left empty are not sent. */
export function usePaged<T>(
  queryKey: readonly unknown[],
  path: string,
  parameters: Record<string, string>,
) {
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) =>
      get<Page<T>>(`${path}?${filled({ limit: '20', ...parameters, after: pageParam })}`),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
  });
  return { query, items: query.data?.pages.flatMap((page) => page.items) ?? [] };
}

function filled(values: Record<string, string>): string {
  return new URLSearchParams(Object.entries(values).filter(([, value]) => value !== '')).toString();
}
