import { useInfiniteQuery } from '@tanstack/react-query';
import { get } from './client';
import type { Page } from './types';

/** A list read page by page from where the last one ended; parameters left empty are not sent. */
export function usePaged<T>(
  queryKey: readonly unknown[],
  path: string,
  parameters: Record<string, string>,
) {
  return usePages(queryKey, (after) =>
    get<Page<T>>(`${path}?${filled({ limit: '20', ...parameters, after })}`),
  );
}

/** The same for a list with a way of its own to be read. */
export function usePages<T>(
  queryKey: readonly unknown[],
  read: (after: string) => Promise<Page<T>>,
) {
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => read(pageParam),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
  });
  return { query, items: query.data?.pages.flatMap((page) => page.items) ?? [] };
}

function filled(values: Record<string, string>): string {
  return new URLSearchParams(Object.entries(values).filter(([, value]) => value !== '')).toString();
}
