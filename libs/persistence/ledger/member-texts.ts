import type { EntityManager } from 'typeorm';
import { LINE_TEXT } from '#libs/persistence/ledger/member-lines';

/** GROUP_CONCAT is cut in silence at what a connection allows, a megabyte: of so many lines the longest come to less. */
const LINES_AT_ONCE = 10_000;
const ACCOUNTS_AT_ONCE = 5_000;

/** The texts of members' lines behind one line of a voucher, or a part of them, in the order of the digest. */
export interface LinesText {
  readonly voucherId: string;
  readonly lineNo: number;
  readonly members: string;
  readonly text: string;
}

export interface LineToRead {
  readonly voucherId: string;
  readonly lineNo: number;
  readonly members: number;
}

type Read = () => Promise<readonly LinesText[]>;

/** All that stands behind the vouchers of a span, whatever their lines say: a part is read while the one before is looked at. */
export async function* memberTexts(
  manager: EntityManager,
  [first, last]: readonly [number, number],
  lines: readonly LineToRead[],
): AsyncGenerator<readonly LinesText[]> {
  let ahead: Promise<readonly LinesText[]> | undefined;
  for await (const read of readsOf(manager, [first, last], lines)) {
    const next = read();
    next.catch(() => undefined);
    if (ahead !== undefined) yield await ahead;
    ahead = next;
  }
  if (ahead !== undefined) yield await ahead;
}

/** Vouchers of few members together, one with many by their accounts. */
async function* readsOf(
  manager: EntityManager,
  [first, last]: readonly [number, number],
  lines: readonly LineToRead[],
): AsyncGenerator<Read> {
  let from = first;
  let members = 0;
  for (const line of lines) {
    const id = Number(line.voucherId);
    members += line.members;
    if (members <= LINES_AT_ONCE || id < from) continue;
    if (id > from) yield readSpan(manager, from, id - 1);
    members = line.members;
    from = id;
    if (members <= LINES_AT_ONCE) continue;
    yield* readsOfMany(manager, line.voucherId);
    members = 0;
    from = id + 1;
  }
  if (from <= last) yield readSpan(manager, from, last);
}

function readSpan(manager: EntityManager, from: number, to: number): Read {
  return () =>
    manager.query(
      `SELECT voucher_id AS voucherId, line_no AS lineNo, COUNT(*) AS members, GROUP_CONCAT(${LINE_TEXT} SEPARATOR '\\n') AS text
         FROM member_line FORCE INDEX (PRIMARY) WHERE voucher_id BETWEEN ? AND ? GROUP BY voucher_id, line_no`,
      [from, to],
    );
}

/** First and last account of each line are where the index begins and ends: no line is read for them. */
async function* readsOfMany(manager: EntityManager, voucherId: string): AsyncGenerator<Read> {
  for (let lineNo = 0; ;) {
    const [next]: { lineNo: number; first: number }[] = await manager.query(
      `SELECT line_no AS lineNo, account_id AS first FROM member_line FORCE INDEX (PRIMARY)
        WHERE voucher_id = ? AND line_no > ? ORDER BY line_no, account_id LIMIT 1`,
      [voucherId, lineNo],
    );
    if (next === undefined) return;
    const line = { voucherId, lineNo: next.lineNo };
    const last = await lastAccount(manager, line);
    for (let from = next.first; from <= last; from += ACCOUNTS_AT_ONCE)
      yield () => readAccounts(manager, line, [from, from + ACCOUNTS_AT_ONCE - 1]);
    lineNo = next.lineNo;
  }
}

type LineKey = Pick<LineToRead, 'voucherId' | 'lineNo'>;

async function lastAccount(
  manager: EntityManager,
  { voucherId, lineNo }: LineKey,
): Promise<number> {
  const [row]: { last: number }[] = await manager.query(
    'SELECT MAX(account_id) AS last FROM member_line FORCE INDEX (PRIMARY) WHERE voucher_id = ? AND line_no = ?',
    [voucherId, lineNo],
  );
  return row?.last ?? 0;
}

async function readAccounts(
  manager: EntityManager,
  line: LineKey,
  [from, to]: readonly [number, number],
): Promise<LinesText[]> {
  const [row]: { members: string; text: string | null }[] = await manager.query(
    `SELECT COUNT(*) AS members, GROUP_CONCAT(${LINE_TEXT} SEPARATOR '\\n') AS text FROM member_line FORCE INDEX (PRIMARY)
      WHERE voucher_id = ? AND line_no = ? AND account_id BETWEEN ? AND ?`,
    [line.voucherId, line.lineNo, from, to],
  );
  if (row === undefined || row.text === null) return [];
  const { members, text } = row;
  if (Number(members) <= LINES_AT_ONCE || from === to) return [{ ...line, members, text }];
  const middle = Math.floor((from + to) / 2);
  return [
    ...(await readAccounts(manager, line, [from, middle])),
    ...(await readAccounts(manager, line, [middle + 1, to])),
  ];
}
