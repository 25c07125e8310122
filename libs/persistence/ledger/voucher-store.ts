import type { EntityManager } from 'typeorm';
import {
  hasMemberLines,
  requireVoucher,
  sumOf,
  type SubAccountRef,
  type VoucherDays,
  type VoucherKind,
  type VoucherLine,
} from '#libs/fund/ledger/voucher';
import { RuleViolation } from '#libs/fund/rule-violation';
import { insertRows } from '#libs/persistence/database/bulk-insert';
import { appendLink, contentHash, type LineContent } from '#libs/persistence/ledger/chain';
import { insertMemberLines, type MemberLinesSql } from '#libs/persistence/ledger/member-lines';
import { openBookDay } from '#libs/persistence/ledger/book-days';
import { moveMemberBalances, moveUnitBalances } from '#libs/persistence/ledger/balances';
import { recordVoucherFlow } from '#libs/persistence/ledger/unit-flow-store';

export interface NewVoucher {
  /** What it is written for: the same key is never posted twice. */
  readonly postingKey: string;
  readonly kind: VoucherKind;
  readonly unitId: number | null;
  readonly businessNo: string | null;
  readonly month: string | null;
  /** Days of the city, 'YYYY-MM-DD'. */
  readonly valueDate: string;
  readonly postingDay: string;
  readonly lines: readonly PostedLine[];
  readonly reversalOf?: string;
}

export interface PostedLine extends VoucherLine {
  /** Behind every line of the members' account and no other. */
  readonly members?: MemberLinesSql;
}

/**
 * Writes a voucher with its lines, its members' lines, the balances they move, its units' flow and its links, inside the caller's
 * transaction, once for its key.
 * @returns its id, and whether it was posted by this call
 * @throws RuleViolation VOUCHER_… when it breaks a rule of the books
 */
export async function postVoucher(
  manager: EntityManager,
  wanted: NewVoucher,
): Promise<{ readonly id: string; readonly posted: boolean }> {
  requireVoucher(wanted.lines, wanted.kind, wanted);
  const books = await lockBooks(manager, wanted);
  const there = await voucherOfKey(manager, wanted.postingKey);
  if (there !== null) return { id: there, posted: false };
  const voucher = { ...wanted, ...(await daysOf(manager, wanted)) };
  const id = await insertVoucher(manager, voucher);
  const written = await writeLines(manager, id, voucher.lines);
  if (voucher.lines.some(hasMemberLines)) {
    await moveMemberBalances(manager, id);
    await recordVoucherFlow(manager, id);
  }
  await moveUnitBalances(manager, voucher.lines);
  const content = contentHash({
    ...voucher,
    reversalOf: voucher.reversalOf ?? null,
    lines: written,
  });
  for (const book of books) await appendLink(manager, book, id, content);
  return { id, posted: true };
}

/** A closed day takes no more: what comes too late is of the next open one, and so is its value where it had that day's. */
async function daysOf(
  manager: EntityManager,
  { postingDay, valueDate }: VoucherDays,
): Promise<VoucherDays> {
  const day = await openBookDay(manager, postingDay);
  return { postingDay: day, valueDate: valueDate === postingDay ? day : valueDate };
}

/**
 * The books it stands in, held so that whoever posts to one of them waits: those of its units, in the order of their ids;
 * where it has none, that of the bank account.
 */
async function lockBooks(
  manager: EntityManager,
  { lines }: Pick<NewVoucher, 'lines'>,
): Promise<string[]> {
  const units = [...new Set(lines.flatMap(({ at }) => at.unitId ?? []))].sort((a, b) => a - b);
  if (units.length > 0) {
    await manager.query('SELECT id FROM unit WHERE id IN (?) ORDER BY id FOR UPDATE', [units]);
    return units.map((id) => `unit/${String(id)}`);
  }
  const at = (lines.find((line) => line.at.kind === 'bank') ?? lines[0])?.at;
  if (at === undefined) return [];
  await manager.query('SELECT id FROM sub_account WHERE id = ? FOR UPDATE', [
    ...(await subAccountIds(manager, [at])),
  ]);
  return [`${at.kind}/${at.owner}`];
}

async function voucherOfKey(manager: EntityManager, postingKey: string): Promise<string | null> {
  const [row]: { id: string }[] = await manager.query(
    'SELECT id FROM voucher WHERE posting_key = ?',
    [postingKey],
  );
  return row === undefined ? null : String(row.id);
}

async function insertVoucher(manager: EntityManager, voucher: NewVoucher): Promise<string> {
  const result: { insertId: string | number } = await manager.query(
    `INSERT INTO voucher (posting_key, kind, unit_id, business_no, month, value_date, posting_day, total_fen,
                          reversal_flag, reversal_of, posted_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, UTC_TIMESTAMP(3))`,
    [
      voucher.postingKey,
      voucher.kind,
      voucher.unitId,
      voucher.businessNo,
      voucher.month,
      voucher.valueDate,
      voucher.postingDay,
      String(sumOf(voucher.lines, 'D')),
      voucher.reversalOf === undefined ? '01' : '02',
      voucher.reversalOf ?? null,
    ],
  );
  return String(result.insertId);
}

async function writeLines(
  manager: EntityManager,
  voucherId: string,
  lines: readonly PostedLine[],
): Promise<LineContent[]> {
  const subIds = await subAccountIds(
    manager,
    lines.map(({ at }) => at),
  );
  const written: LineContent[] = [];
  for (const [at, line] of lines.entries())
    written.push(await contentOf(manager, voucherId, at + 1, line));
  await insertRows(
    manager,
    'voucher_line',
    ['voucher_id', 'line_no', 'sub_account_id', 'side', 'amount_fen', 'members', 'members_hash'],
    written.map(({ side, amountFen, members, membersHash }, at) => [
      voucherId,
      at + 1,
      subIds[at] ?? 0,
      side,
      amountFen,
      members,
      membersHash,
    ]),
  );
  return written;
}

/** What a line says, its members' lines written. */
async function contentOf(
  manager: EntityManager,
  voucherId: string,
  lineNo: number,
  line: PostedLine,
): Promise<LineContent> {
  const amountFen = String(line.amountFen);
  if (hasMemberLines(line) !== (line.members !== undefined))
    throw new RuleViolation('VOUCHER_MEMBERS_MISSING', { account: line.at.account });
  const behind =
    line.members === undefined
      ? null
      : await insertMemberLines(manager, voucherId, lineNo, line.members);
  if (behind !== null && behind.sumFen !== amountFen)
    throw new RuleViolation('VOUCHER_MEMBERS_DIFFER', { line: amountFen, members: behind.sumFen });
  const { account, kind, owner } = line.at;
  return {
    account,
    kind,
    owner,
    side: line.side,
    amountFen,
    members: behind?.members ?? 0,
    membersHash: behind?.hash ?? null,
  };
}

const nameOf = ({ account, kind, owner }: Omit<SubAccountRef, 'unitId'>): string =>
  `${account}/${kind}/${owner}`;

/** Found by their names, made the first time something stands in them. */
async function subAccountIds(
  manager: EntityManager,
  places: readonly SubAccountRef[],
): Promise<number[]> {
  const find = async (): Promise<Map<string, number>> => {
    const rows: (SubAccountRef & { id: number })[] = await manager.query(
      `SELECT id, account, kind, owner FROM sub_account
        WHERE ${places.map(() => '(account = ? AND kind = ? AND owner = ?)').join(' OR ')}`,
      places.flatMap(({ account, kind, owner }) => [account, kind, owner]),
    );
    return new Map(rows.map((row) => [nameOf(row), row.id]));
  };
  let there = await find();
  const missing = places.filter((place) => !there.has(nameOf(place)));
  if (missing.length > 0) {
    await manager.query('INSERT IGNORE INTO sub_account (account, kind, owner, unit_id) VALUES ?', [
      missing.map(({ account, kind, owner, unitId }) => [account, kind, owner, unitId]),
    ]);
    there = await find();
  }
  return places.map((place) => {
    const id = there.get(nameOf(place));
    if (id === undefined) throw new Error(`no sub-account ${nameOf(place)}`);
    return id;
  });
}
