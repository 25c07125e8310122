import { useInfiniteQuery } from '@tanstack/react-query';

interface Page<T> {
  items: T[];
  next: string | null;
}

interface PageAsked {
  readonly limit: number;
  /** Where the page before ended; none for the first. */
  readonly after: string | undefined;
}

const ITEMS_PER_PAGE = 20;

/** A list read page by page from where the last one ended. */
export function usePaged<T>(
  queryKey: readonly unknown[],
  read: (asked: PageAsked) => Promise<Page<T>>,
) {
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => read({ limit: ITEMS_PER_PAGE, after: pageParam || undefined }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
  });
  return { query, items: query.data?.pages.flatMap((page) => page.items) ?? [] };
}
