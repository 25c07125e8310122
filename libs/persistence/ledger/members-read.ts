import type { EntityManager } from 'typeorm';
import { MEMBERS_ACCOUNT } from '#libs/fund/ledger/chart';
import { AccountSums } from '#libs/persistence/ledger/account-sums';
import type { BookDifference } from '#libs/persistence/ledger/book-difference';
import { LinesReader } from '#libs/persistence/ledger/lines-reader';
import { readMemberLines } from '#libs/persistence/ledger/member-lines';
import { memberTexts, type LineToRead, type Readers } from '#libs/persistence/ledger/member-texts';

const VOUCHERS_AT_ONCE = 1_000;

/** All members' lines, read once for every check that asks about them. */
export interface MembersRead {
  /** The first line of a voucher that is not the sum of its members', of the days looked at. */
  readonly behind: BookDifference | null;
  /** The first whose members' lines are not those it was digested from, of all days. */
  readonly changed: BookDifference | null;
  readonly accounts: AccountSums;
}

interface MembersLine extends LineToRead {
  readonly of: string;
  readonly day: string;
  readonly side: string;
  readonly amountFen: string;
  readonly hash: string | null;
}

interface Found {
  behind: BookDifference | null;
  changed: BookDifference | null;
}

/** A pass over the members' lines in the order they stand in: summed by line and by account, and digested. */
export async function readMembers(readers: Readers, at: string | undefined): Promise<MembersRead> {
  const [manager] = readers;
  const [last]: { voucher: string | null; account: number | null }[] = await manager.query(
    'SELECT (SELECT MAX(id) FROM voucher) AS voucher, (SELECT MAX(id) FROM personal_account) AS account',
  );
  const accounts = new AccountSums(last?.account ?? 0);
  const found: Found = { behind: null, changed: null };
  for (let first = 1; first <= Number(last?.voucher ?? 0); first += VOUCHERS_AT_ONCE)
    await readSpan(readers, [first, first + VOUCHERS_AT_ONCE - 1], {
      at,
      accounts,
      found,
    });
  return { ...found, accounts };
}

interface Pass {
  readonly at: string | undefined;
  readonly accounts: AccountSums;
  readonly found: Found;
}

const keyOf = ({ voucherId, lineNo }: Pick<LineToRead, 'voucherId' | 'lineNo'>): string =>
  `${String(voucherId)}/${String(lineNo)}`;

async function readSpan(read: Readers, span: readonly [number, number], pass: Pass): Promise<void> {
  const [manager] = read;
  const lines = await membersLines(manager, span);
  const byKey = new Map(lines.map((line) => [keyOf(line), line]));
  const readers = new Map<string, LinesReader>();
  for await (const parts of memberTexts(read, span, lines))
    for (const part of parts) {
      const key = keyOf(part);
      const reader = readers.get(key) ?? readerOf(byKey.get(key), pass.accounts);
      readers.set(key, reader);
      reader.read(part.text);
    }
  for (const key of readers.keys())
    if (!byKey.has(key)) pass.found.behind ??= await notOfMembers(manager, key, pass.at);
  for (const line of lines) await compare(manager, line, readers.get(keyOf(line)), pass);
}

/** Lines of 201, to which alone members' lines belong. */
function membersLines(
  manager: EntityManager,
  span: readonly [number, number],
): Promise<MembersLine[]> {
  return manager.query(
    `SELECT l.voucher_id AS voucherId, l.line_no AS lineNo, l.members, l.side, l.amount_fen AS amountFen, l.members_hash AS hash,
            COALESCE(v.business_no, v.posting_key) AS \`of\`, v.posting_day AS day
       FROM voucher_line l STRAIGHT_JOIN sub_account s ON s.id = l.sub_account_id STRAIGHT_JOIN voucher v ON v.id = l.voucher_id
      WHERE l.voucher_id BETWEEN ? AND ? AND s.account = '${MEMBERS_ACCOUNT}' ORDER BY l.voucher_id, l.line_no`,
    [...span],
  );
}

function readerOf(line: MembersLine | undefined, accounts: AccountSums): LinesReader {
  if (line === undefined) return new LinesReader(() => undefined);
  const sign = line.side === 'C' ? 1 : -1;
  return new LinesReader((accountId, fen, isCarried) => {
    accounts.add(accountId, sign * fen, isCarried);
  });
}

async function compare(
  manager: EntityManager,
  line: MembersLine,
  reader: LinesReader | undefined,
  { at, found }: Pass,
): Promise<void> {
  if (at === undefined || line.day <= at) found.behind ??= differsInSum(line, reader);
  if (found.changed === null && reader?.hash() !== line.hash)
    found.changed = await differsInDigest(manager, line);
}

function differsInSum(
  { voucherId, lineNo, of, amountFen, members }: MembersLine,
  reader: LinesReader | undefined,
): BookDifference | null {
  if (reader?.members === members && String(reader.fen) === amountFen) return null;
  const fen = String(reader?.fen ?? 0);
  const detail = `voucher ${String(voucherId)} line ${String(lineNo)}: ${amountFen}, members ${fen}`;
  return { check: 'members-behind-lines', of, detail };
}

/** The order they were read in is the index's: before anybody is told, they are digested in an order that was asked for. */
async function differsInDigest(
  manager: EntityManager,
  { voucherId, lineNo, of, hash }: MembersLine,
): Promise<BookDifference | null> {
  const strict = await readMemberLines(manager, voucherId, lineNo);
  if (strict.hash === hash) return null;
  const detail = `voucher ${String(voucherId)}: the members' lines of line ${String(lineNo)} were changed`;
  return { check: 'chain', of, detail };
}

/**
 * Members' lines behind a line that is not of their account; null where the voucher is of another day, or was posted after what
 * the proof looks at: another of its connections may see that.
 */
async function notOfMembers(
  manager: EntityManager,
  key: string,
  at: string | undefined,
): Promise<BookDifference | null> {
  const [voucherId = '', lineNo = ''] = key.split('/');
  const [voucher]: { of: string; day: string }[] = await manager.query(
    'SELECT COALESCE(business_no, posting_key) AS `of`, posting_day AS day FROM voucher WHERE id = ?',
    [voucherId],
  );
  if (voucher !== undefined && at !== undefined && voucher.day > at) return null;
  const seen: unknown[] = await manager.query(
    'SELECT account_id FROM member_line WHERE voucher_id = ? AND line_no = ? LIMIT 1',
    [voucherId, lineNo],
  );
  if (seen.length === 0) return null;
  return {
    check: 'members-behind-lines',
    of: voucher?.of ?? `voucher ${voucherId}`,
    detail: `voucher ${voucherId} line ${lineNo}: members where none belong`,
  };
}
