import { useEffect, useRef } from 'react';
import { membersList, type MemberRow } from '../../api/generated';

/** Another month: whoever is held is read again as he stands in it, and what was typed for him stays. */
export function useMonthOf(
  month: string,
  member: MemberRow | null,
  onRead: (member: MemberRow) => void,
): void {
  const shown = useRef(month);
  useEffect(() => {
    if (shown.current === month) return;
    shown.current = month;
    if (member === null) return;
    const { accountNo } = member;
    void membersList({ query: { q: accountNo, month, limit: 1 } }).then(({ items: [read] }) => {
      if (read?.accountNo === accountNo) onRead(read);
    }, ignored);
  });
}

/** The server decides by the month anyhow; the old figures stay until the next pick. */
function ignored(): void {
  return undefined;
}
