import { Link } from 'react-router';

interface CaseNumberProps {
  businessNo: string | null;
  /** A case of this hall. */
  known: boolean;
}

/** A case of this hall opens; one of the former system is a number alone, and what is of no case has none. */
export function CaseNumber({ businessNo, known }: CaseNumberProps) {
  if (businessNo === null) return '—';
  return known ? (
    <Link className="row-link amount" to={`/cases/${businessNo}`}>
      {businessNo}
    </Link>
  ) : (
    <span className="amount">{businessNo}</span>
  );
}
