import { Link } from 'react-router';
import type { MemberInMonthView } from '../../api/generated';
import { useServerText, useTexts } from '../../i18n/texts';
import { MemberLink } from '../../members/member-link';
import { Amount, Difference } from '../../ui/amount';
import { Records } from '../../ui/records';
import { REMITTANCE_TEXTS } from './remittance.texts';

export const SIDES = ['unitFen', 'personalFen', 'fiscalFen'] as const;

/** Members of a month with what they pay, and how it differs from the month before. */
export function MemberLines({
  label,
  rows,
}: {
  label: string;
  rows: readonly MemberInMonthView[];
}) {
  const t = useTexts(REMITTANCE_TEXTS);
  const titles = [
    ...(['account', 'name', 'idNumber'] as const).map((title) => t(title)),
    ...(['base', ...SIDES, 'total', 'before'] as const).map((title) => ({
      title: t(title),
      number: true,
    })),
    t('change'),
    t('cause'),
  ];
  return (
    <Records tall label={label} titles={titles}>
      {rows.map((row) => (
        <Line key={row.accountNo} row={row} />
      ))}
    </Records>
  );
}

function Line({ row }: { row: MemberInMonthView }) {
  const server = useServerText();
  const changed = row.changeKind !== '';
  return (
    <tr>
      <td>
        <MemberLink accountNo={row.accountNo} />
      </td>
      <td>{row.name}</td>
      <td className="nowrap">{row.idNumberMasked}</td>
      {[row.baseFen, ...SIDES.map((side) => row[side]), row.totalFen, row.beforeFen].map(
        (fen, at) => (
          <td key={String(at)} className="num">
            <Amount fen={fen} />
          </td>
        ),
      )}
      <td className="nowrap">
        {changed ? (
          <>
            {server(row.changeText)} <Difference fen={row.totalFen - row.beforeFen} />
          </>
        ) : (
          '—'
        )}
      </td>
      <td className="nowrap">{changed ? <Cause row={row} /> : '—'}</td>
    </tr>
  );
}

function Cause({ row: { cause } }: { row: MemberInMonthView }) {
  const t = useTexts(REMITTANCE_TEXTS);
  const server = useServerText();
  if (cause === null) return <>{t('brought')}</>;
  return (
    <Link className="text-link" to={`/cases/${cause.businessNo}`}>
      {server(cause.title)}
    </Link>
  );
}
