import { useInfiniteQuery } from '@tanstack/react-query';
import { WarningOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { get } from '../../api/client';
import type { BusinessView, ImportFinding, Page } from '../../api/types';
import { useServerText, useTexts } from '../../i18n/texts';
import { Loaded } from '../../ui/states';
import { IMPORT_TEXTS } from './import.texts';

interface ImportFindingsProps {
  importId: number;
  business: BusinessView;
  total: number;
}

/** Row number, column, reason; the rest on request. */
export function ImportFindings({ importId, business, total }: ImportFindingsProps) {
  const t = useTexts(IMPORT_TEXTS);
  const findings = useInfiniteQuery({
    queryKey: ['imports', importId, 'findings'],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      get<Page<ImportFinding>>(
        `/imports/${String(importId)}/findings?limit=50${pageParam === '' ? '' : `&after=${pageParam}`}`,
        signal,
      ),
    getNextPageParam: (last) => last.next,
  });
  return (
    <Loaded query={findings} rows={3}>
      {({ pages }) => (
        <div
          className="table-frame import-findings"
          tabIndex={0}
          role="region"
          aria-label={t('someBad', { n: total })}
        >
          <Table business={business} items={pages.flatMap((page) => page.items)} />
          {findings.hasNextPage && (
            <Button
              type="text"
              loading={findings.isFetchingNextPage}
              onClick={() => {
                void findings.fetchNextPage();
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

function Table({ business, items }: { business: BusinessView; items: ImportFinding[] }) {
  const t = useTexts(IMPORT_TEXTS);
  const server = useServerText();
  // The server names a column as the file's head does.
  const titleOf = (head: string | null): string => {
    const column = business.columns.find((one) => one.title.zh === head || one.key === head);
    return column === undefined ? (head ?? '—') : server(column.title);
  };
  return (
    <table className="plain">
      <thead>
        <tr>
          <th scope="col" className="num">
            {t('line')}
          </th>
          <th scope="col">{t('column')}</th>
          <th scope="col">{t('reason')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((one) => (
          <tr key={`${String(one.lineNo)}-${one.column ?? ''}`}>
            <td className="num">{one.lineNo}</td>
            <td>{titleOf(one.column)}</td>
            <td>
              <span className="field-error">
                <WarningOutlined aria-hidden />
                {server(one.refusal.text)}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
