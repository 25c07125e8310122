import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Loaded } from '../../ui/states';
import { usePasted, useImportTexts } from './pasted-context';
import { pastedLineNo } from './pasted-lines';

/** Of which file, and from where on. */
interface LinesAsked {
  path: { id: number };
  query: { limit: number; after: string | undefined };
  signal: AbortSignal;
}

interface LinesOf<Line> {
  importId: number;
  /** Which lines of the checked file. */
  what: 'findings' | 'known' | 'remarks';
  read(asked: LinesAsked): Promise<{ items: Line[]; next: string | null }>;
}

interface ImportLinesProps<Line> extends LinesOf<Line> {
  label: string;
  /** Of the columns after the line's number. */
  titles: readonly string[];
  /** A line's cells after its number. */
  cells(line: Line): ReactNode;
}

const LINES_PER_PAGE = 50;

/** They are read once: whoever asks for them beside the table has them from the cache. */
export function useImportLines<Line>({ importId, what, read }: LinesOf<Line>) {
  return useInfiniteQuery({
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
}

/** Lines of a checked file in a frame of their own height, the rest on request. */
export function ImportLines<Line extends { lineNo: number }>(props: ImportLinesProps<Line>) {
  const { what, label } = props;
  const t = useImportTexts();
  const lines = useImportLines(props);
  return (
    <Loaded query={lines} rows={3}>
      {({ pages }) => (
        <div className={`table-frame import-${what}`} tabIndex={0} role="region" aria-label={label}>
          <Table {...props} lines={pages.flatMap((page) => page.items)} />
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

type TableProps<Line> = Pick<ImportLinesProps<Line>, 'titles' | 'cells'> & {
  lines: readonly Line[];
};

function Table<Line extends { lineNo: number }>({ titles, cells, lines }: TableProps<Line>) {
  const pasted = usePasted();
  const t = useImportTexts();
  return (
    <table className="plain">
      <thead>
        <tr>
          <th scope="col" className="num">
            {t('line')}
          </th>
          {titles.map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line, at) => (
          <tr key={`${String(line.lineNo)}.${String(at)}`}>
            <td className="num">
              {pasted === null ? line.lineNo : pastedLineNo(pasted, line.lineNo)}
            </td>
            {cells(line)}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
