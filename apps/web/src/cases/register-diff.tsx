import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { get } from '../api/client';
import { QUERY_KEYS } from '../api/queries';
import type { RegisterPage, RegisterRow, Submission } from '../api/types';
import { useTexts } from '../i18n/texts';
import { Amount, Difference } from '../ui/amount';
import { MoreRows } from '../ui/more-rows';
import { FailureState, LoadingState } from '../ui/states';
import { CASE_TEXTS } from './cases.texts';

type Pair = readonly [before: keyof RegisterRow, after: keyof RegisterRow];
type Column = {
  key: 'base' | 'unitPart' | 'personalPart' | 'fiscalPart' | 'total';
  pair: Pair;
  detail: boolean;
};

const COLUMNS: readonly Column[] = [
  { key: 'base', pair: ['baseBeforeFen', 'baseAfterFen'], detail: false },
  { key: 'unitPart', pair: ['unitBeforeFen', 'unitAfterFen'], detail: true },
  { key: 'personalPart', pair: ['personalBeforeFen', 'personalAfterFen'], detail: true },
  { key: 'fiscalPart', pair: ['fiscalBeforeFen', 'fiscalAfterFen'], detail: true },
  { key: 'total', pair: ['totalBeforeFen', 'totalAfterFen'], detail: false },
];

/** The register of a case, before beside after, read page by page; what changed is marked. */
export function RegisterDiff({ submission }: { submission: Submission }) {
  const t = useTexts(CASE_TEXTS);
  const [words, setWords] = useState('');
  const [asked, setAsked] = useState('');
  const [detailed, setDetailed] = useState(false);
  const { businessNo } = submission;
  const rows = useInfiniteQuery({
    queryKey: QUERY_KEYS.rows(businessNo, { only: 'chosen', q: asked }),
    queryFn: ({ pageParam }) =>
      get<RegisterPage>(
        `/submissions/${businessNo}/rows?${new URLSearchParams({
          limit: '50',
          only: 'chosen',
          ...(asked === '' ? {} : { q: asked }),
          ...(pageParam === '' ? {} : { after: pageParam }),
        }).toString()}`,
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const items = rows.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <form
        className="bar"
        onSubmit={(event) => {
          event.preventDefault();
          setAsked(words.trim());
        }}
      >
        <input
          className="input narrow"
          type="search"
          aria-label={t('search')}
          placeholder={t('search')}
          value={words}
          onChange={(event) => {
            setWords(event.target.value);
            if (event.target.value === '') setAsked('');
          }}
        />
        <label className="check">
          <input
            type="checkbox"
            checked={detailed}
            onChange={(event) => {
              setDetailed(event.target.checked);
            }}
          />
          {t('details')}
        </label>
        <a className="text-link" href={`/api/submissions/${businessNo}/register.xlsx`} download>
          {t('export')}
        </a>
      </form>
      {rows.isPending ? (
        <LoadingState rows={8} />
      ) : rows.isError ? (
        <FailureState
          error={rows.error}
          retry={() => {
            void rows.refetch();
          }}
        />
      ) : (
        <>
          <DiffTable
            rows={items}
            columns={COLUMNS.filter((one) => detailed || !one.detail)}
            submission={submission}
          />
          <MoreRows query={rows} shown={items.length} />
        </>
      )}
    </>
  );
}

function DiffTable({
  rows,
  columns,
  submission,
}: {
  rows: readonly RegisterRow[];
  columns: readonly Column[];
  submission: Submission;
}) {
  const t = useTexts(CASE_TEXTS);
  return (
    <div className="table-frame tall" tabIndex={0} role="region" aria-label={t('registerCaption')}>
      <table className="plain dense">
        <caption className="sr-only">{t('registerCaption')}</caption>
        <thead>
          <tr>
            {(['rowNo', 'accountNo', 'name', 'idNumber'] as const).map((key) => (
              <th key={key} scope="col" rowSpan={2}>
                {t(key)}
              </th>
            ))}
            {columns.map((column) => (
              <th key={column.key} scope="colgroup" colSpan={2} className="group">
                {t(column.key)}
              </th>
            ))}
            <th scope="col" rowSpan={2} className="num">
              {t('difference')}
            </th>
          </tr>
          <tr>
            {columns.flatMap((column) => [
              <th key={`${column.key} before`} scope="col" className="num">
                {t('beforeShort')}
              </th>,
              <th key={`${column.key} after`} scope="col" className="num">
                {t('afterShort')}
              </th>,
            ])}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <DiffRow key={row.rowNo} row={row} columns={columns} />
          ))}
        </tbody>
      </table>
      {submission.totals === null ? null : (
        <span className="sr-only">{`${t('people')} ${String(submission.totals.people)}`}</span>
      )}
    </div>
  );
}

function DiffRow({ row, columns }: { row: RegisterRow; columns: readonly Column[] }) {
  const t = useTexts(CASE_TEXTS);
  const difference = row.totalAfterFen - row.totalBeforeFen;
  return (
    <tr>
      <td>{row.rowNo}</td>
      <td>{row.accountNo}</td>
      <td className="nowrap">{row.name}</td>
      <td>{row.idNumberMasked}</td>
      {columns.flatMap(({ key, pair: [before, after] }) => {
        const [was, becomes] = [Number(row[before]), Number(row[after])];
        return [
          <td key={`${key} before`} className="num">
            <Amount fen={was} />
          </td>,
          <td key={`${key} after`} className={was === becomes ? 'num' : 'num changed'}>
            <Amount fen={becomes} />
          </td>,
        ];
      })}
      <td className="num">
        {difference === 0 ? (
          <span className="help">{t('unchanged')}</span>
        ) : (
          <Difference fen={difference} />
        )}
      </td>
    </tr>
  );
}
