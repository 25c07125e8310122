import type { DataSource, EntityManager } from 'typeorm';
import { seedUnitOfSize } from '#libs/demonstration/seed-unit';
import { insertRows, type SqlValue } from '#libs/persistence/database/bulk-insert';
import { businessNoOf } from '#libs/persistence/cases/business-number';
import { databaseNow } from '#libs/persistence/database/database-clock';

/** How many of each list are what a filter asks for: fewer than a page, and at the end where the list is read last. */
const RARE = 5;
export const RARE_BUSINESS = 'unit-info-change';
export const RARE_STATUS = '04';
export const RARE_KIND = 'close';
const USUAL_BUSINESS = 'base-adjustment';
export const BRANCH = '01';
const REVIEWER_ID = 7;
const COLLEAGUE_ID = 8;
const DAY_MS = 24 * 3_600_000;
const MINUTE_MS = 60_000;
/** Lists of one size are no others' of the same database: other days, other people. */
let fills = 0;

/** Lists as long as members, tasks, cases, done entries and messages are many; `role` keeps the desk's apart. */
export interface LongLists {
  readonly unitId: number;
  readonly unitAccountNo: string;
  readonly operatorId: number;
  readonly reviewerId: number;
  readonly role: string;
  /** One of its people, for queries that are about one. */
  readonly accountId: number;
}

/** A unit of so many people and as many cases, each with a task, what somebody did, and a message. */
export async function fillLongLists(
  dataSource: DataSource,
  count: number,
  keyedHashSecret: string,
): Promise<LongLists> {
  fills += 1;
  const { manager } = dataSource;
  const seed = `lists ${String(fills)}`;
  const unit = await seedUnitOfSize(dataSource, { members: count, seed, keyedHashSecret });
  const { unitId, unitAccountNo, operatorId } = await ownersOf(manager, unit.unitAccountNo);
  const lists = {
    accountId: unit.firstAccountId,
    unitId,
    unitAccountNo,
    operatorId,
    reviewerId: REVIEWER_ID + 10 * fills,
    role: `reviewer-${String(fills)}`,
  };
  await manager.query(
    'UPDATE personal_account SET status = ? WHERE unit_id = ? ORDER BY account_no DESC LIMIT ?',
    [RARE_STATUS, unitId, RARE],
  );
  await insertCases(manager, lists, count);
  for (const table of TABLES) await manager.query(`ANALYZE TABLE ${table}`);
  return lists;
}

const TABLES = [
  'member',
  'personal_account',
  'submission',
  'task',
  'done_entry',
  'message',
  'posted_change',
  'status_change',
  'unit',
];

async function ownersOf(manager: EntityManager, accountNo: string) {
  const [row]: { unitId: number; unitAccountNo: string; operatorId: number }[] =
    await manager.query(
      `SELECT u.id AS unitId, u.account_no AS unitAccountNo, o.id AS operatorId
         FROM unit u JOIN unit_operator o ON o.unit_id = u.id WHERE u.account_no = ?`,
      [accountNo],
    );
  if (row === undefined) throw new Error('no unit');
  return row;
}

type Row = Readonly<Record<string, SqlValue>>;

/** What rows are made of: whose they are, when, and how many. */
interface Filling {
  readonly lists: LongLists;
  readonly now: Date;
  readonly count: number;
  readonly day: string;
}

async function insertCases(manager: EntityManager, lists: LongLists, count: number): Promise<void> {
  const day = `2025${String(fills).padStart(2, '0')}01`;
  const filling = { lists, now: await databaseNow(manager), count, day };
  const serials = Array.from({ length: count }, (_, at) => at + 1);
  const { operatorId, reviewerId } = lists;
  await insert(manager, 'submission', serials, (serial) => caseOf(filling, serial));
  await insert(manager, 'task', serials, (serial) => taskOf(filling, serial));
  for (const owner of [['staff', reviewerId] as const, ['operator', operatorId] as const]) {
    await insert(manager, 'done_entry', serials, (serial) => doneBy(owner, filling, serial));
    await insert(manager, 'message', serials, (serial) => messageTo(owner, filling, serial));
  }
  await insertChanges(manager, filling, serials);
}

/** A change of a member a case, and the oldest statuses of a kind that nothing else has. */
async function insertChanges(
  manager: EntityManager,
  filling: Filling,
  serials: readonly number[],
): Promise<void> {
  const { unitId } = filling.lists;
  const [first]: { memberId: number }[] = await manager.query(
    'SELECT MIN(member_id) AS memberId FROM personal_account WHERE unit_id = ?',
    [unitId],
  );
  await insert(manager, 'posted_change', serials, (serial) => ({
    business_no: businessNoOf(filling.day, serial),
    subject_kind: 'member',
    subject_id: (first?.memberId ?? 1) + serial - 1,
    unit_id: unitId,
    field: 'homeAddress',
    before: '',
    after: '龙门大道8号',
    posted_at: new Date(filling.now.getTime() - (filling.count - serial) * MINUTE_MS),
  }));
  await manager.query(
    'UPDATE status_change SET kind = ? WHERE unit_id = ? ORDER BY posted_at, id LIMIT ?',
    [RARE_KIND, unitId, RARE],
  );
}

/** What is rare stands first: cases, done entries and messages are read from the last one back. */
function caseOfSerial({ day }: Filling, serial: number) {
  const business = serial <= RARE ? RARE_BUSINESS : USUAL_BUSINESS;
  return { business_no: businessNoOf(day, serial), business };
}

function caseOf(filling: Filling, serial: number): Row {
  const { lists, now } = filling;
  return {
    ...caseOfSerial(filling, serial),
    unit_id: lists.unitId,
    branch_code: BRANCH,
    initiator_id: lists.operatorId,
    stage: 'approval',
    seq: 1,
    state: '{}',
    form: '{}',
    form_version: 1,
    rules_version: 1,
    opened_at: now,
  };
}

/** Read from the first one on: what is rare stands last. Every other one is claimed. */
function taskOf({ lists, now, count, day }: Filling, serial: number): Row {
  const isRare = serial > count - RARE;
  const isClaimed = serial % 2 === 0;
  return {
    business_no: businessNoOf(day, serial),
    business: isRare ? RARE_BUSINESS : USUAL_BUSINESS,
    round: 1,
    level: 0,
    role: lists.role,
    branch_code: BRANCH,
    unit_id: lists.unitId,
    state: isClaimed ? 'claimed' : 'open',
    claimed_by: isClaimed ? COLLEAGUE_ID : null,
    claimed_at: isClaimed ? now : null,
    created_at: now,
    due_at: new Date(now.getTime() + (isRare ? -DAY_MS : DAY_MS)),
    change_fen: (serial * 7_919) % 1_000_003,
    rise_bp: isRare ? 2_500 : serial % 1_500,
  };
}

type Owner = readonly ['staff' | 'operator', number];

function doneBy([kind, id]: Owner, filling: Filling, serial: number): Row {
  return {
    actor_kind: kind,
    actor_id: id,
    ...caseOfSerial(filling, serial),
    act: serial <= RARE ? 'return' : 'approve',
    at: filling.now,
  };
}

function messageTo([kind, id]: Owner, filling: Filling, serial: number): Row {
  return {
    recipient_kind: kind,
    recipient_id: id,
    ...caseOfSerial(filling, serial),
    event_seq: 1,
    text_key: 'posted',
    text: '',
    text_en: '',
    channel: 'hall',
    created_at: filling.now,
    read_at: serial <= RARE ? null : filling.now,
  };
}

/** In portions: a million fields at once are a gigabyte of a process. */
async function insert(
  manager: EntityManager,
  table: string,
  serials: readonly number[],
  rowOf: (serial: number) => Row,
): Promise<void> {
  const PORTION = 5_000;
  for (let at = 0; at < serials.length; at += PORTION) {
    const rows = serials.slice(at, at + PORTION).map(rowOf);
    await insertRows(manager, table, Object.keys(rows[0] ?? {}), rows.map(Object.values));
  }
}
