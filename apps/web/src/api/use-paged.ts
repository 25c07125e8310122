import { useInfiniteQuery } from '@tanstack/react-query';

export interface SomePage {
  readonly items: readonly unknown[];
  readonly next: string | null;
}

export interface PageAsked {
  readonly limit: number;
  /** Where the page before ended; none for the first. */
  readonly after: string | undefined;
}

const ITEMS_PER_PAGE = 20;

/** A list read page by page from where the last one ended. */
export function usePaged<Page extends SomePage>(
  queryKey: readonly unknown[],
  read: (asked: PageAsked) => Promise<Page>,
) {
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => read({ limit: ITEMS_PER_PAGE, after: pageParam || undefined }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const pages = query.data?.pages ?? [];
  return { query, items: pages.flatMap((page): readonly Page['items'][number][] => page.items) };
}
