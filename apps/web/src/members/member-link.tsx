import { Link } from 'react-router';
import { readsMembers } from '../frame/reader-kind';
import { useSignedIn } from '../frame/session';

/** The way to the page about a member: his account number, or other words for him. */
export function MemberLink({ accountNo, words }: { accountNo: string; words?: string }) {
  const me = useSignedIn();
  if (accountNo === '') return '—';
  if (!readsMembers(me)) return <span className="amount">{words ?? accountNo}</span>;
  return (
    <Link className="row-link amount" to={`/members/${accountNo}`}>
      {words ?? accountNo}
    </Link>
  );
}
