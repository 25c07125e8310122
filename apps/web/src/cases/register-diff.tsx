import { useState } from 'react';
import { QUERY_KEYS } from '../api/queries';
import type { RegisterRowDto, SubmissionDto } from '../api/generated';
import { registerRows, type RowOrder, type RowsAsked } from '../api/register-rows';
import { usePaged } from '../api/use-paged';
import { useTexts } from '../i18n/texts';
import { Amount, Difference, showShare } from '../ui/amount';
import { CheckBox } from '../ui/check-box';
import { PagedList } from '../ui/paged-list';
import { SearchBox } from '../ui/search-box';
import { CASE_TEXTS } from './cases.texts';

type Pair = readonly [before: keyof RegisterRowDto, after: keyof RegisterRowDto];
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

const ROWS_PER_PAGE = 50;

/** The register of a case, before beside after, read page by page; what changed is marked. */
export function RegisterDiff({ submission }: { submission: SubmissionDto }) {
  const { businessNo, round } = submission;
  const t = useTexts(CASE_TEXTS);
  const [asked, setAsked] = useState('');
  const [detailed, setDetailed] = useState(false);
  const [order, setOrder] = useState<RowOrder>('row');
  const [only, setOnly] = useState<RowsAsked['only']>('chosen');
  const filters = { only, q: asked, order } as const;
  const rows = usePaged(QUERY_KEYS.rows(businessNo, filters), ({ after }) =>
    registerRows(businessNo, { ...filters, after, limit: ROWS_PER_PAGE }),
  );
  return (
    <>
      <div className="bar">
        <SearchBox label={t('search')} asked={asked} onAsk={setAsked} />
        <OrderSelect order={order} onChange={setOrder} />
        <OnlyBox label={t('over20Only')} these="over20" only={only} onChange={setOnly} />
        {round > 1 ? (
          <OnlyBox label={t('sinceOnly')} these="since-return" only={only} onChange={setOnly} />
        ) : null}
        <CheckBox label={t('details')} checked={detailed} onChange={setDetailed} />
        <a className="text-link" href={`/api/submissions/${businessNo}/register.xlsx`} download>
          {t('export')}
        </a>
      </div>
      <PagedList paged={rows} empty={t('noRows')}>
        {(items) => (
          <DiffTable rows={items} columns={COLUMNS.filter((one) => detailed || !one.detail)} />
        )}
      </PagedList>
    </>
  );
}

interface OnlyBoxProps {
  label: string;
  these: RowsAsked['only'];
  only: RowsAsked['only'];
  onChange: (only: RowsAsked['only']) => void;
}

function OnlyBox({ label, these, only, onChange }: OnlyBoxProps) {
  return (
    <CheckBox
      label={label}
      checked={only === these}
      onChange={(checked) => {
        onChange(checked ? these : 'chosen');
      }}
    />
  );
}

const ORDERS: readonly RowOrder[] = ['row', 'rise', 'fall', 'percent'];

/** Who looks for what stands out need not read three thousand rows. */
function OrderSelect({
  order,
  onChange,
}: {
  order: RowOrder;
  onChange: (order: RowOrder) => void;
}) {
  const t = useTexts(CASE_TEXTS);
  return (
    <select
      className="input narrow"
      aria-label={t('order')}
      value={order}
      onChange={(event) => {
        onChange(ORDERS.find((one) => one === event.target.value) ?? 'row');
      }}
    >
      {ORDERS.map((one) => (
        <option key={one} value={one}>
          {t(`order.${one}`)}
        </option>
      ))}
    </select>
  );
}

function DiffTable({
  rows,
  columns,
}: {
  rows: readonly RegisterRowDto[];
  columns: readonly Column[];
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
    </div>
  );
}

function DiffRow({ row, columns }: { row: RegisterRowDto; columns: readonly Column[] }) {
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
      <td className="num nowrap">
        {difference === 0 ? (
          <span className="help">{t('unchanged')}</span>
        ) : (
          <>
            <Difference fen={difference} />{' '}
            <span className="help">{showShare(difference, row.totalBeforeFen)}</span>
          </>
        )}
      </td>
    </tr>
  );
}
