import type { EntityManager } from 'typeorm';
import { lineText } from '#libs/persistence/ledger/line-text';

/** GROUP_CONCAT is cut in silence at what a connection allows, a megabyte: of so many lines the longest come to less. */
const LINES_AT_ONCE = 10_000;
const ACCOUNTS_AT_ONCE = 5_000;

/** The texts of members' lines behind one line of a voucher, or a part of them, in the order of the digest. */
export interface LinesText {
  readonly voucherId: string;
  readonly lineNo: number;
  readonly members: string;
  readonly text: Uint8Array;
}

export interface LineToRead {
  readonly voucherId: string;
  readonly lineNo: number;
  readonly members: number;
}

type Read = (manager: EntityManager) => Promise<readonly LinesText[]>;

/** As bytes: they are digested and counted, nobody reads them. */
const TEXT = `GROUP_CONCAT(${lineText('CAST(kind AS BINARY)')} SEPARATOR '\\n') AS text`;

/** The connection of the proof, and more of them that see what it sees, and perhaps what came after. */
export type Readers = readonly [EntityManager, ...EntityManager[]];

/** For each connection that reads: one part on its way, and one that waits for it. */
const PARTS_AHEAD = 2;

/**
 * All that stands behind the vouchers of a span, whatever their lines say, in their order: parts are read by the connections in
 * turn, while those before are looked at.
 */
export async function* memberTexts(
  readers: Readers,
  [first, last]: readonly [number, number],
  lines: readonly LineToRead[],
): AsyncGenerator<readonly LinesText[]> {
  yield* inTurn(readers, readsOf(readers[0], [first, last], lines));
}

/** What stands behind one line of many members, in parts of some thousand, however far apart their accounts are. */
export async function* lineTexts(
  manager: EntityManager,
  line: LineToRead,
): AsyncGenerator<readonly LinesText[]> {
  const [span]: { first: number | null; last: number | null }[] = await manager.query(
    `SELECT MIN(account_id) AS first, MAX(account_id) AS last FROM member_line FORCE INDEX (PRIMARY)
      WHERE voucher_id = ? AND line_no = ?`,
    [line.voucherId, line.lineNo],
  );
  const { first, last } = span ?? { first: null, last: null };
  if (first === null || last === null) return;
  const parts = Math.ceil(line.members / ACCOUNTS_AT_ONCE);
  const width = Math.ceil((last - first + 1) / Math.max(parts, 1));
  function* reads(from: number, to: number): Generator<Read> {
    for (let at = from; at <= to; at += width)
      yield (reader) => readAccounts(reader, line, [at, at + width - 1]);
  }
  yield* inTurn([manager], reads(first, last));
}

async function* inTurn(
  readers: Readers,
  reads: AsyncIterable<Read> | Iterable<Read>,
): AsyncGenerator<readonly LinesText[]> {
  const ahead: Promise<readonly LinesText[]>[] = [];
  let turn = 0;
  for await (const read of reads) {
    const next = read(readers[(turn += 1) % readers.length] ?? readers[0]);
    next.catch(() => undefined);
    ahead.push(next);
    if (ahead.length >= readers.length * PARTS_AHEAD) yield (await ahead.shift()) ?? [];
  }
  for (const next of ahead) yield await next;
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
    if (id > from) yield readSpan(from, id - 1);
    members = line.members;
    from = id;
    if (members <= LINES_AT_ONCE) continue;
    yield* readsOfMany(manager, line.voucherId);
    members = 0;
    from = id + 1;
  }
  if (from <= last) yield readSpan(from, last);
}

function readSpan(from: number, to: number): Read {
  return (manager) =>
    manager.query(
      `SELECT voucher_id AS voucherId, line_no AS lineNo, COUNT(*) AS members, ${TEXT}
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
      yield (reader) => readAccounts(reader, line, [from, from + ACCOUNTS_AT_ONCE - 1]);
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
  const [row]: { members: string; text: Uint8Array | null }[] = await manager.query(
    `SELECT COUNT(*) AS members, ${TEXT} FROM member_line FORCE INDEX (PRIMARY)
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
