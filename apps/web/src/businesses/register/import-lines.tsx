import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { get } from '../../api/client';
import type { Page } from '../../api/types';
import { useTexts } from '../../i18n/texts';
import { Loaded } from '../../ui/states';
import { IMPORT_TEXTS } from './import.texts';

interface ImportLinesProps<Line> {
  importId: number;
  /** Which lines of the checked file. */
  what: 'findings' | 'known';
  label: string;
  table(lines: Line[]): ReactNode;
}

/** Lines of a checked file in a frame of their own height, the rest on request. */
export function ImportLines<Line>({ importId, what, label, table }: ImportLinesProps<Line>) {
  const t = useTexts(IMPORT_TEXTS);
  const lines = useInfiniteQuery({
    queryKey: ['imports', importId, what],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      get<Page<Line>>(
        `/imports/${String(importId)}/${what}?limit=50${pageParam === '' ? '' : `&after=${pageParam}`}`,
        signal,
      ),
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
