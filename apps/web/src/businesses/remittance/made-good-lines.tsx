import type { AssessedLineView } from '../../api/generated';
import { showMonth } from '../../i18n/dates';
import { useTexts } from '../../i18n/texts';
import { MemberLink } from '../../members/member-link';
import { Amount } from '../../ui/amount';
import { Records } from '../../ui/records';
import { SIDES } from './member-lines';
import { REMITTANCE_TEXTS } from './remittance.texts';

/** What is made good of members, a line a month. */
export function MadeGoodLines({
  label,
  rows,
}: {
  label: string;
  rows: readonly AssessedLineView[];
}) {
  const t = useTexts(REMITTANCE_TEXTS);
  const titles = [
    ...(['account', 'name', 'idNumber', 'lineMonth'] as const).map((title) => t(title)),
    ...(['base', ...SIDES, 'total'] as const).map((title) => ({ title: t(title), number: true })),
  ];
  return (
    <Records tall label={label} titles={titles}>
      {rows.map((row) => (
        <tr key={`${row.accountNo}/${row.month}`}>
          <td>
            <MemberLink accountNo={row.accountNo} />
          </td>
          <td>{row.name}</td>
          <td className="nowrap">{row.idNumberMasked}</td>
          <td className="nowrap">{showMonth(row.month)}</td>
          {[row.baseFen, ...SIDES.map((side) => row[side]), row.totalFen].map((fen, at) => (
            <td key={String(at)} className="num">
              <Amount fen={fen} />
            </td>
          ))}
        </tr>
      ))}
    </Records>
  );
}
