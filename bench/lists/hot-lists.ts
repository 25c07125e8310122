import type { EntityManager } from 'typeorm';
import {
  BRANCH,
  RARE_BUSINESS,
  RARE_KIND,
  RARE_STATUS,
  type LongLists,
} from '#bench/lists/long-lists';
import {
  countOperatorTodo,
  doneOf,
  initiatedBy,
  operatorTodo,
  operatorTodoStages,
} from '#libs/persistence/boxes/box-queries';
import {
  countTasks,
  TASK_ORDERS,
  tasksIn,
  type TaskFilter,
} from '#libs/persistence/tasks/desk-queries';
import { messagesOf, unreadMessages } from '#libs/persistence/boxes/message-queries';
import { changesOfUnit, type HistoryPage } from '#libs/persistence/records/change-queries';
import { memberRecords, type MemberPage } from '#libs/persistence/records/member-queries';

import { statusChanges, type StatusPage } from '#libs/persistence/records/status-queries';

export type Read = (manager: EntityManager, lists: LongLists) => Promise<unknown>;

const LIMIT = 20;
const NOBODY = '不存在的人';

const desk =
  (filter: Partial<TaskFilter>, box: 'open' | 'others' = 'open'): Read =>
  (manager, { role }) =>
    tasksIn(
      manager,
      box,
      { id: 1, grants: [{ role, branchCode: BRANCH }] },
      { limit: LIMIT, ...filter },
    );

const people =
  (asked: Omit<MemberPage, 'unitId' | 'limit'>): Read =>
  (manager, { unitId }) =>
    memberRecords(manager, { unitId, limit: LIMIT + 1, ...asked });

const done =
  (kind: 'staff' | 'operator', asked: { business?: string; act?: string; q?: string }): Read =>
  (manager, { reviewerId, operatorId }) =>
    doneOf(manager, kind, [kind === 'staff' ? reviewerId : operatorId], { limit: LIMIT, ...asked });

const messages =
  (asked: { business?: string; unread?: boolean }): Read =>
  (manager, { operatorId }) =>
    messagesOf(manager, { kind: 'operator', id: operatorId }, { limit: LIMIT, ...asked });

const changes =
  (kind: 'unit' | 'member', asked: Partial<HistoryPage>): Read =>
  (manager, { unitId }) =>
    changesOfUnit(manager, { unitId, kind, limit: LIMIT + 1, ...asked });

const statuses =
  (asked: Partial<StatusPage>): Read =>
  (manager, { unitId }) =>
    statusChanges(manager, { unitId, limit: LIMIT + 1, ...asked });

/** The page after one that ended in the middle of what a case posted in one moment. */
const statusesAfter: Read = async (manager, lists) => {
  const [row]: { id: string }[] = await manager.query(
    "SELECT id FROM status_change WHERE account_id = ? AND kind = 'open'",
    [lists.accountId + 500],
  );
  return statuses({ after: row?.id ?? '0' })(manager, lists);
};

async function nextOfSurname(manager: EntityManager, unitId: number): Promise<unknown> {
  const asked = { unitId, search: { by: 'name', text: '王' } as const, limit: LIMIT + 1 };
  const after = (await memberRecords(manager, asked))[LIMIT - 1]?.accountNo;
  return memberRecords(manager, { ...asked, ...(after === undefined ? {} : { after }) });
}

/** Long before the newest of them. */
const LONG_AGO = new Date('2020-01-01T00:00:00Z');

/** What pages ask for again and again, by what they show: each list as it comes, and by every filter that finds little. */
export const HOT_LISTS: Readonly<Record<string, Read>> = {
  ...Object.fromEntries(
    TASK_ORDERS.flatMap((order): [string, Read][] => [
      [`desk by ${order}`, desk({ order })],
      [`desk of a rare business by ${order}`, desk({ order, business: RARE_BUSINESS })],
      [`desk overdue by ${order}`, desk({ order, overdue: true })],
    ]),
  ),
  'desk of no business': desk({ business: 'none' }),
  'desk over 20 %': desk({ riseOver: 20 }),
  'desk of others': desk({}, 'others'),
  'desk of others, a rare business': desk({ business: RARE_BUSINESS }, 'others'),
  'desk of others, overdue': desk({ overdue: true }, 'others'),
  'desk searched without a hit': desk({ q: NOBODY }),
  'desk searched by a unit': (manager, lists) => desk({ q: lists.unitAccountNo })(manager, lists),
  'desk counts': (manager, { role }) =>
    countTasks(manager, 'open', { id: 1, grants: [{ role, branchCode: BRANCH }] }),
  'to-do': (manager, { unitId }) => operatorTodo(manager, unitId, { limit: LIMIT }),
  'to-do by stage': (manager, { unitId }) => operatorTodoStages(manager, unitId),
  'to-do counts': (manager, { unitId }) => countOperatorTodo(manager, unitId),
  'done of a reviewer': done('staff', {}),
  'done of a reviewer, a rare business': done('staff', { business: RARE_BUSINESS }),
  'done of a reviewer, a rare act': done('staff', { act: 'return' }),
  'done of a reviewer, searched without a hit': done('staff', { q: NOBODY }),
  'done of an operator': done('operator', {}),
  'done of an operator, a rare business': done('operator', { business: RARE_BUSINESS }),
  initiated: (manager, { unitId }) => initiatedBy(manager, { unitId }, { limit: LIMIT }),
  'initiated, a rare business': (manager, { unitId }) =>
    initiatedBy(manager, { unitId }, { limit: LIMIT, business: RARE_BUSINESS }),
  'initiated by one': (manager, { operatorId }) =>
    initiatedBy(manager, { operatorId }, { limit: LIMIT }),
  'initiated by one, a rare business': (manager, { operatorId }) =>
    initiatedBy(manager, { operatorId }, { limit: LIMIT, business: RARE_BUSINESS }),
  messages: messages({}),
  'messages of a rare business': messages({ business: RARE_BUSINESS }),
  'messages not read': messages({ unread: true }),
  'messages counted': (manager, { operatorId }) =>
    unreadMessages(manager, { kind: 'operator', id: operatorId }),
  'changes of the unit': changes('unit', {}),
  'changes of members': changes('member', {}),
  'changes of members long ago': changes('member', { before: LONG_AGO }),
  'status changes': statuses({}),
  'status changes, the next page': statusesAfter,
  'status changes long ago': statuses({ before: LONG_AGO }),
  'status changes of a rare kind': statuses({ kind: RARE_KIND }),
  'status changes of one': (manager, lists) =>
    statuses({ accountId: lists.accountId })(manager, lists),
  members: people({}),
  'members of a rare status': people({ status: RARE_STATUS }),
  'members searched by account': people({ search: { by: 'account', text: '1000' } }),
  'members searched by a surname': people({ search: { by: 'name', text: '王' } }),
  'members searched by a surname, the next page': (manager, { unitId }) =>
    nextOfSurname(manager, unitId),
  'members of a rare status searched by a surname': people({
    status: RARE_STATUS,
    search: { by: 'name', text: '王' },
  }),
  'members searched without a hit': people({ search: { by: 'name', text: NOBODY } }),
  'members searched by an ID number': people({ search: { by: 'id', hashes: ['0'.repeat(64)] } }),
};
