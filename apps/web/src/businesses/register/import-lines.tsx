import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTexts } from '../../i18n/texts';
import { Loaded } from '../../ui/states';
import { IMPORT_TEXTS } from './import.texts';

/** Of which file, and from where on. */
interface LinesAsked {
  path: { id: number };
  query: { limit: number; after: string | undefined };
  signal: AbortSignal;
}

interface ImportLinesProps<Line> {
  importId: number;
  /** Which lines of the checked file. */
  what: 'findings' | 'known';
  label: string;
  read(asked: LinesAsked): Promise<{ items: Line[]; next: string | null }>;
  table(lines: Line[]): ReactNode;
}

const LINES_PER_PAGE = 50;

/** Lines of a checked file in a frame of their own height, the rest on request. */
export function ImportLines<Line>({ importId, what, label, read, table }: ImportLinesProps<Line>) {
  const t = useTexts(IMPORT_TEXTS);
  const lines = useInfiniteQuery({
    queryKey: ['imports', importId, what],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      read({
        path: { id: importId },
        query: { limit: LINES_PER_PAGE, after: pageParam || undefined },
        signal,
      }),
    getNextPageParam: (last) => last.next,
  });
  return (
    <Loaded query={lines} rows={3}>
      {({ pages }) => (
        <div className={`table-frame import-${what}`} tabIndex={0} role="region" aria-label={label}>
          {table(pages.flatMap((page) => page.items))}
          {lines.hasNextPage && (
            <Button
              type="text"
              loading={lines.isFetchingNextPage}
              onClick={() => {
                void lines.fetchNextPage();
              }}
            >
              {t('more')}
            </Button>
          )}
        </div>
      )}
    </Loaded>
  );
}
