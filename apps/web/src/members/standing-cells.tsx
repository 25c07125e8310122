import { NORMAL } from '#libs/fund/account-status';
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
        <StatusTag tone={of.status === NORMAL ? 'good' : 'calm'} text={server(of.statusText)} />
      </td>
      <td className="num">
        <Amount fen={of.baseFen} />
      </td>
      <td className="num">
        <Amount fen={monthlyOf(of)} />
      </td>
    </>
  );
}

/** What an account keeps of amounts while it rests is paid again when it is unsealed; nothing is paid meanwhile. */
export function monthlyOf({ status, monthlyFen }: Pick<Standing, 'status' | 'monthlyFen'>): number {
  return status === NORMAL ? monthlyFen : 0;
}
