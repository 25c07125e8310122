import {
  booksAccount,
  booksFlow,
  booksMembers,
  queriesMemberChanges,
  queriesStatusChanges,
  queriesUnitChanges,
  type AccountPage,
  type BooksFlowData,
  type ChangesPage,
  type FlowMembersPage,
  type FlowPage,
  type QueriesStatusChangesData,
  type StatusChangesPage,
} from '../api/generated';
import type { PageAsked } from '../api/use-paged';
import { queryOf, type Asked } from './asked';

/** A page of information changes, the unit's or its members'. */
export function readChanges(
  name: 'unit-changes' | 'member-changes',
  asked: Asked,
  page: PageAsked,
): Promise<ChangesPage> {
  const { from, to, accountNo } = queryOf(name, asked);
  return name === 'unit-changes'
    ? queriesUnitChanges({ query: { from, to, ...page } })
    : queriesMemberChanges({ query: { from, to, accountNo, ...page } });
}

export function readStatuses(asked: Asked, page: PageAsked): Promise<StatusChangesPage> {
  const query = { ...queryOf('status-changes', asked), ...page };
  return queriesStatusChanges({ query: query as QueriesStatusChangesData['query'] });
}

export function readAccount(asked: Asked, page: PageAsked): Promise<AccountPage> {
  return booksAccount({ query: { ...queryOf('account', asked), ...page } });
}

export function readFlow(asked: Asked, page: PageAsked): Promise<FlowPage> {
  const query = { ...queryOf('flow', asked), ...page };
  return booksFlow({ query: query as BooksFlowData['query'] });
}

export function readFlowMembers(id: string, page: PageAsked): Promise<FlowMembersPage> {
  return booksMembers({ path: { id }, query: page });
}
