import { valueIn, type Column, type Row } from '../businesses/register/columns';
import type { RegisterPlan } from '../businesses/register/register-plan';
import { RowCell } from '../businesses/register/row-cell';
import { useServerText, useTexts } from '../i18n/texts';
import { Amount, Difference, showShare } from '../ui/amount';
import { CASE_TEXTS } from './cases.texts';
import { pairsOf, singlesOf, type ColumnPair } from './diff-columns';

interface DiffTableProps {
  plan: RegisterPlan;
  rows: readonly Row[];
  detailed: boolean;
  /** The case's, where a column shows it. */
  month: string | null;
}

/** A register as it was submitted: its columns, and amounts before beside after where it compares. */
export function DiffTable({ plan, rows, detailed, month }: DiffTableProps) {
  const t = useTexts(CASE_TEXTS);
  const server = useServerText();
  const pairs = pairsOf(plan);
  const shown = pairs.filter((one) => detailed || !one.detail);
  const singles = singlesOf(plan, pairs, rows);
  const caption = pairs.length > 0 ? t('registerCaption') : server(plan.words.register);
  return (
    <div className="table-frame tall" tabIndex={0} role="region" aria-label={caption}>
      <table className="plain dense">
        <caption className="sr-only">{caption}</caption>
        <Heads singles={singles} pairs={shown} />
        <tbody>
          {rows.map((row) => (
            <DiffRow key={row.rowNo} {...{ row, month, singles }} pairs={shown} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface HeadsProps {
  singles: readonly Column[];
  pairs: readonly ColumnPair[];
}

function Heads({ singles, pairs }: HeadsProps) {
  const t = useTexts(CASE_TEXTS);
  const server = useServerText();
  const rowSpan = pairs.length > 0 ? 2 : 1;
  return (
    <thead>
      <tr>
        {singles.map((column) => (
          <th
            key={column.key}
            scope="col"
            rowSpan={rowSpan}
            className={column.kind === 'money' ? 'num' : ''}
          >
            {server(column.title)}
          </th>
        ))}
        {pairs.map(({ stem, title }) => (
          <th key={stem} scope="colgroup" colSpan={2} className="group">
            {server(title)}
          </th>
        ))}
        {pairs.length > 0 && (
          <th scope="col" rowSpan={2} className="num">
            {t('difference')}
          </th>
        )}
      </tr>
      {pairs.length > 0 && (
        <tr>
          {pairs.flatMap(({ stem }) => [
            <th key={`${stem} before`} scope="col" className="num">
              {t('beforeShort')}
            </th>,
            <th key={`${stem} after`} scope="col" className="num">
              {t('afterShort')}
            </th>,
          ])}
        </tr>
      )}
    </thead>
  );
}

function DiffRow({ row, month, singles, pairs }: HeadsProps & { row: Row; month: string | null }) {
  return (
    <tr>
      {singles.map((column) => (
        <RowCell key={column.key} {...{ row, column, month }} />
      ))}
      {pairs.flatMap(({ stem, before, after }) => {
        const [was, becomes] = [Number(valueIn(row, before)), Number(valueIn(row, after))];
        return [
          <td key={`${stem} before`} className="num">
            <Amount fen={was} />
          </td>,
          <td key={`${stem} after`} className={was === becomes ? 'num' : 'num changed'}>
            <Amount fen={becomes} />
          </td>,
        ];
      })}
      {pairs.length > 0 && <DifferenceCell row={row} />}
    </tr>
  );
}

function DifferenceCell({ row }: { row: Row }) {
  const t = useTexts(CASE_TEXTS);
  const difference = row.totalAfterFen - row.totalBeforeFen;
  return (
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
  );
}
