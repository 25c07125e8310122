import type { EntityManager } from 'typeorm';
import {
  hasMemberLines,
  raisedBy,
  requireVoucher,
  sumOf,
  type SubAccountRef,
  type VoucherDays,
  type VoucherKind,
} from '#libs/fund/ledger/voucher';
import { appendLink, contentHash } from '#libs/persistence/ledger/chain';
import { openBookDay } from '#libs/persistence/ledger/book-days';
import { moveUnitBalances } from '#libs/persistence/ledger/balances';
import { moveMemberBalances, type OnceEach } from '#libs/persistence/ledger/member-balances';
import { hintAll } from '#libs/persistence/live/live-hints';
import { makeSubAccounts, subAccountName } from '#libs/persistence/ledger/sub-accounts';
import { recordVoucherFlow, type FlowingLine } from '#libs/persistence/ledger/unit-flow-store';
import {
  contentOf,
  writeLines,
  type PostedLine,
  type WrittenLine,
} from '#libs/persistence/ledger/voucher-lines';

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
  /** Whether its members have paid the months of its lines, as far as these are later. */
  readonly paysThrough?: boolean;
  readonly lines: readonly PostedLine[];
  /** It takes that one back, wholly (kind reversal) or in part. */
  readonly reversalOf?: string;
}

/**
 * Writes a voucher with its lines, its members' lines, the balances they move, its units' flow and its links, inside the caller's
 * transaction, once for its key; pages that its units have open learn that their money has moved.
 * @returns its id, and whether it was posted by this call
 * @throws RuleViolation VOUCHER_… when it breaks a rule of the books
 */
export async function postVoucher(
  manager: EntityManager,
  wanted: NewVoucher,
): Promise<{ readonly id: string; readonly posted: boolean }> {
  requireVoucher(wanted.lines, wanted);
  const voucher = { ...wanted, ...(await daysOf(manager, wanted)) };
  const id = await insertVoucher(manager, voucher);
  if (id === null) return { id: await voucherOfKey(manager, wanted.postingKey), posted: false };
  const units = await moveUnitBalances(manager, wanted.lines);
  const books = await holdBooks(manager, wanted, units);
  const lines = await writeLines(manager, id, voucher.lines);
  await moveMembers(manager, { ...voucher, id }, lines);
  const content = contentHash({
    ...voucher,
    reversalOf: voucher.reversalOf ?? null,
    lines: lines.map(contentOf),
  });
  for (const book of books) await appendLink(manager, book, id, content);
  await hintAll(
    manager,
    units.map((unitId) => [`unit/${String(unitId)}`, 'money'] as const),
  );
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
 * The books it stands in, held so that whoever posts to one of them waits: those of its units, held since what is kept of
 * them was moved; where it has none, that of the bank account.
 */
async function holdBooks(
  manager: EntityManager,
  { lines }: Pick<NewVoucher, 'lines'>,
  units: readonly number[],
): Promise<string[]> {
  if (units.length > 0) return units.map((id) => `unit/${String(id)}`);
  const at = (lines.find((line) => line.at.kind === 'bank') ?? lines[0])?.at;
  if (at === undefined) return [];
  if (!(await holdSubAccount(manager, at))) {
    await makeSubAccounts(manager, [at]);
    await holdSubAccount(manager, at);
  }
  return [`${at.kind}/${at.owner}`];
}

/** Whether it is there to be held. */
async function holdSubAccount(manager: EntityManager, at: SubAccountRef): Promise<boolean> {
  const rows: unknown[] = await manager.query(
    'SELECT id FROM sub_account WHERE account = ? AND kind = ? AND owner = ? FOR UPDATE',
    subAccountName(at),
  );
  return rows.length > 0;
}

/** Its id; null where its key is taken: whoever wrote that one has committed it. */
async function insertVoucher(manager: EntityManager, voucher: NewVoucher): Promise<string | null> {
  try {
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
  } catch (error) {
    if (isTaken(error)) return null;
    throw error;
  }
}

function isTaken(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    error.code === 'ER_DUP_ENTRY' &&
    error.message.includes('ix_voucher__posting_key')
  );
}

async function voucherOfKey(manager: EntityManager, postingKey: string): Promise<string> {
  const [row]: { id: string }[] = await manager.query(
    'SELECT id FROM voucher WHERE posting_key = ?',
    [postingKey],
  );
  if (row === undefined) throw new Error('the voucher of a key that is taken is not there');
  return String(row.id);
}

type MembersLine = FlowingLine & Pick<WrittenLine, 'side'>;

/** What is kept of its members, and what their unit is shown. */
async function moveMembers(
  manager: EntityManager,
  voucher: NewVoucher & { readonly id: string },
  written: readonly WrittenLine[],
): Promise<void> {
  const lines = written.filter(hasMemberLines).flatMap((line): MembersLine[] => {
    const { lineNo, at, side, behind } = line;
    return behind === null
      ? []
      : [{ lineNo, unitId: at.unitId, side, raisedFen: raisedBy(line), behind }];
  });
  if (lines.length === 0) return;
  await moveMemberBalances(manager, {
    voucherId: voucher.id,
    paysThrough: voucher.paysThrough === true,
    onceEach: onceEachIn(lines),
  });
  await recordVoucherFlow(manager, voucher, lines);
}

function onceEachIn([line, ...others]: readonly MembersLine[]): OnceEach | null {
  if (line === undefined || others.length > 0) return null;
  const { lineNo, side, behind } = line;
  const { accounts, members } = behind;
  return accounts === members ? { lineNo, side, members } : null;
}
