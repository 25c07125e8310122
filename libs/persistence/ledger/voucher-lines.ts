import type { EntityManager } from 'typeorm';
import { hasMemberLines, type VoucherLine } from '#libs/fund/ledger/voucher';
import { RuleViolation } from '#libs/fund/rule-violation';
import type { LineContent } from '#libs/persistence/ledger/chain';
import { insertMemberLines, type MemberLinesSql } from '#libs/persistence/ledger/member-lines';
import type { MemberLinesWritten } from '#libs/persistence/ledger/line-text';
import {
  makeSubAccounts,
  SUB_ACCOUNT_ID,
  subAccountName,
} from '#libs/persistence/ledger/sub-accounts';

export interface PostedLine extends VoucherLine {
  /** Behind every line of the members' account and no other. */
  readonly members?: MemberLinesSql;
}

export interface WrittenLine extends VoucherLine {
  readonly lineNo: number;
  readonly behind: MemberLinesWritten | null;
}

/** Writes a voucher's lines and their members' lines. */
export async function writeLines(
  manager: EntityManager,
  voucherId: string,
  lines: readonly PostedLine[],
): Promise<WrittenLine[]> {
  const written: WrittenLine[] = [];
  for (const [at, line] of lines.entries()) {
    const behind = await membersBehind(manager, voucherId, at + 1, line);
    written.push({
      at: line.at,
      side: line.side,
      amountFen: line.amountFen,
      lineNo: at + 1,
      behind,
    });
  }
  try {
    await insertLines(manager, voucherId, written);
  } catch (error) {
    if (!isWithoutSubAccount(error)) throw error;
    await makeSubAccounts(
      manager,
      lines.map(({ at }) => at),
    );
    await insertLines(manager, voucherId, written);
  }
  return written;
}

/** What a line says, for the digest of its voucher. */
export function contentOf({ at, side, amountFen, behind }: WrittenLine): LineContent {
  return {
    account: at.account,
    kind: at.kind,
    owner: at.owner,
    side,
    amountFen: String(amountFen),
    members: behind?.members ?? 0,
    membersHash: behind?.hash ?? null,
  };
}

async function membersBehind(
  manager: EntityManager,
  voucherId: string,
  lineNo: number,
  line: PostedLine,
): Promise<MemberLinesWritten | null> {
  const amountFen = String(line.amountFen);
  if (hasMemberLines(line) !== (line.members !== undefined))
    throw new RuleViolation('VOUCHER_MEMBERS_MISSING', { account: line.at.account });
  if (line.members === undefined) return null;
  const behind = await insertMemberLines(manager, voucherId, lineNo, line.members);
  if (behind.sumFen !== amountFen)
    throw new RuleViolation('VOUCHER_MEMBERS_DIFFER', { line: amountFen, members: behind.sumFen });
  return behind;
}

const LINE = `SELECT ?, ?, ${SUB_ACCOUNT_ID}, ?, ?, ?, ?`;

/** All of them by one statement that finds their sub-accounts itself; it fails, and writes nothing, where one is not there yet. */
async function insertLines(
  manager: EntityManager,
  voucherId: string,
  lines: readonly WrittenLine[],
): Promise<void> {
  const values = lines.flatMap((line) => {
    const { side, amountFen, members, membersHash } = contentOf(line);
    const where = subAccountName(line.at);
    return [voucherId, line.lineNo, ...where, side, amountFen, members, membersHash];
  });
  await manager.query(
    `INSERT INTO voucher_line (voucher_id, line_no, sub_account_id, side, amount_fen, members, members_hash)
     ${lines.map(() => LINE).join(' UNION ALL ')}`,
    values,
  );
}

function isWithoutSubAccount(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ER_BAD_NULL_ERROR';
}
