import { useEffect, useRef } from 'react';
import { useSearchParams } from 'react-router';
import { membersList, type MemberRow } from '../../api/generated';

const MEMBER = 'member';

/** Whom a link to the register's page asks to enter. */
export function useMemberAsked(): string | null {
  return useSearchParams()[0].get(MEMBER);
}

/** He is picked as if he had been searched for, once, as he stands in the month; the address then asks for nobody. */
export function usePickAsked(month: string, pick: (member: MemberRow) => void): void {
  const accountNo = useMemberAsked();
  const [, setParams] = useSearchParams();
  const asked = useRef(false);
  useEffect(() => {
    if (accountNo === null || month === '' || asked.current) return;
    asked.current = true;
    void membersList({ query: { q: accountNo, month, limit: 1 } })
      .then(({ items: [read] }) => {
        if (read?.accountNo === accountNo) pick(read);
      }, ignored)
      .finally(() => {
        setParams(
          (params) => {
            params.delete(MEMBER);
            return params;
          },
          { replace: true },
        );
      });
  });
}

/** He can be searched for as ever. */
function ignored(): void {
  return undefined;
}
