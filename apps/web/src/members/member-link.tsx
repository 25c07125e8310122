import { Link } from 'react-router';

/** The way to the page about a member: his account number, or other words for him. */
export function MemberLink({ accountNo, words }: { accountNo: string; words?: string }) {
  return accountNo === '' ? (
    '—'
  ) : (
    <Link className="row-link amount" to={`/members/${accountNo}`}>
      {words ?? accountNo}
    </Link>
  );
}
