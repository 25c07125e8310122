import { useSearchParams } from 'react-router';
import {
  memberPageCases,
  memberPageMonths,
  memberPageOverview,
  membersReveal,
  officeMembersCases,
  officeMembersMonths,
  officeMembersOverview,
  officeMembersReveal,
  type MemberCasesPage,
  type MemberMonthsPage,
  type MemberOverview,
  type OfficeMember,
  type RevealBody,
} from '../api/generated';
import type { PageAsked } from '../api/use-paged';
import { useSignedIn } from '../frame/session';

/** Where a member is read: in the reader's own unit, or by the centre in a unit of his. */
export interface MemberSource {
  /** Tells what is kept of one source from another's. */
  readonly key: readonly unknown[];
  overview(): Promise<MemberOverview | OfficeMember>;
  months(after: string | undefined): Promise<MemberMonthsPage>;
  cases(page: PageAsked): Promise<MemberCasesPage>;
  reveal(field: RevealBody['field']): Promise<string>;
}

export function useMemberSource(accountNo: string): MemberSource {
  const { kind } = useSignedIn();
  const [search] = useSearchParams();
  const path = { accountNo };
  return kind === 'staff'
    ? atCentre(path, search.get('unit') ?? undefined)
    : {
        key: ['members', accountNo],
        overview: () => memberPageOverview({ path }),
        months: (after) => memberPageMonths({ path, query: { after } }),
        cases: (page) => memberPageCases({ path, query: page }),
        reveal: async (field) => (await membersReveal({ path, body: { field } })).value,
      };
}

function atCentre(path: { accountNo: string }, unit: string | undefined): MemberSource {
  return {
    key: ['office', 'members', path.accountNo, unit],
    overview: () => officeMembersOverview({ path, query: { unit } }),
    months: (after) => officeMembersMonths({ path, query: { unit, after } }),
    cases: (page) => officeMembersCases({ path, query: { unit, ...page } }),
    reveal: async (field) => (await officeMembersReveal({ path, body: { field, unit } })).value,
  };
}
