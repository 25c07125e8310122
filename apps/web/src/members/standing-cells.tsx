import type { MemberRow } from '../api/generated';
import { useServerText } from '../i18n/texts';
import { Amount } from '../ui/amount';
import { StatusTag } from '../ui/status-tag';

type Standing = Pick<MemberRow, 'status' | 'statusText' | 'baseFen' | 'monthlyFen'>;

/** How a member stands, in cells: status, base, monthly amount. */
export function StandingCells({ of }: { of: Standing }) {
  const server = useServerText();
  return (
    <>
      <td>
        <StatusTag tone={of.status === '01' ? 'good' : 'calm'} text={server(of.statusText)} />
      </td>
      <td className="num">
        <Amount fen={of.baseFen} />
      </td>
      <td className="num">
        <Amount fen={of.monthlyFen} />
      </td>
    </>
  );
}
