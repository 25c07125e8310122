import type { DataSource, EntityManager } from 'typeorm';
import { seedUnitOfSize } from '#libs/demonstration/seed-unit';
import { insertRows, type SqlValue } from '#libs/persistence/bulk-insert';
import { businessNoOf } from '#libs/persistence/business-number';
import { databaseNow } from '#libs/persistence/database-clock';

/** How many of each list are what a filter asks for: fewer than a page, and at the end where the list is read last. */
export const RARE = 5;
export const RARE_BUSINESS = 'unit-info-change';
export const RARE_STATUS = '04';
const USUAL_BUSINESS = 'base-adjustment';
export const BRANCH = '01';
const REVIEWER_ID = 7;
const COLLEAGUE_ID = 8;
const DAY_MS = 24 * 3_600_000;
/** Lists of one size are no others' of the same database: other days, other people. */
let fills = 0;

/** Lists as long as members, tasks, cases, done entries and messages are many; `role` keeps the desk's apart. */
export interface LongLists {
  readonly unitId: number;
  readonly unitAccountNo: string;
  readonly operatorId: number;
  readonly reviewerId: number;
  readonly role: string;
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

async function insertCases(manager: EntityManager, lists: LongLists, count: number): Promise<void> {
  const now = await databaseNow(manager);
  const serials = Array.from({ length: count }, (_, at) => at + 1);
  // What is rare stands first: cases, done entries and messages are read from the last one back.
  const businessOf = (serial: number) => (serial <= RARE ? RARE_BUSINESS : USUAL_BUSINESS);
  const numberOf = (serial: number) =>
    businessNoOf(`2025${String(fills).padStart(2, '0')}01`, serial);
  const { unitId, operatorId, reviewerId } = lists;
  await insert(manager, 'submission', serials, (serial) => ({
    business_no: numberOf(serial),
    business: businessOf(serial),
    unit_id: unitId,
    branch_code: BRANCH,
    initiator_id: operatorId,
    stage: 'approval',
    seq: 1,
    state: '{}',
    form: '{}',
    form_version: 1,
    rules_version: 1,
    opened_at: now,
  }));
  // Tasks are read from the first one on.
  await insert(manager, 'task', serials, (serial) => taskOf(lists, now, serial, count));
  for (const [kind, id] of [
    ['staff', reviewerId],
    ['operator', operatorId],
  ] as const) {
    await insert(manager, 'done_entry', serials, (serial) => ({
      actor_kind: kind,
      actor_id: id,
      business_no: numberOf(serial),
      business: businessOf(serial),
      act: serial <= RARE ? 'return' : 'approve',
      at: now,
    }));
    await insert(manager, 'message', serials, (serial) => ({
      recipient_kind: kind,
      recipient_id: id,
      business_no: numberOf(serial),
      event_seq: 1,
      business: businessOf(serial),
      text_key: 'posted',
      text: '',
      text_en: '',
      channel: 'hall',
      created_at: now,
      read_at: serial <= RARE ? null : now,
    }));
  }

  function taskOf({ role }: LongLists, at: Date, serial: number, last: number): Row {
    const rare = serial > last - RARE;
    const claimed = serial % 2 === 0;
    return {
      business_no: numberOf(serial),
      business: rare ? RARE_BUSINESS : USUAL_BUSINESS,
      round: 1,
      level: 0,
      role,
      branch_code: BRANCH,
      unit_id: unitId,
      state: claimed ? 'claimed' : 'open',
      claimed_by: claimed ? COLLEAGUE_ID : null,
      claimed_at: claimed ? at : null,
      created_at: at,
      due_at: new Date(at.getTime() + (rare ? -DAY_MS : DAY_MS)),
      change_fen: (serial * 7_919) % 1_000_003,
      rise_bp: rare ? 2_500 : serial % 1_500,
    };
  }
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
