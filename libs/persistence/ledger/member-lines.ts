import type { EntityManager } from 'typeorm';
import { sha256 } from '#libs/persistence/ledger/chain';
import {
  DIGEST_BLOCK,
  lineText,
  type MemberLinesWritten,
} from '#libs/persistence/ledger/line-text';
import { readManyLines } from '#libs/persistence/ledger/many-lines';

/** Lines of members as a SELECT: account_id, month, kind, unit_fen, personal_fen, fiscal_fen, other_fen, one row each. */
export interface MemberLinesSql {
  readonly select: string;
  readonly values: readonly unknown[];
}

/** From so many on, a digest by the server's own sorting costs more than reading them. */
const MANY = 2_000;

/** Writes the lines behind one line of a voucher, all of them by one statement. */
export async function insertMemberLines(
  manager: EntityManager,
  voucherId: string,
  lineNo: number,
  { select, values }: MemberLinesSql,
): Promise<MemberLinesWritten> {
  const { affectedRows: members }: { affectedRows: number } = await manager.query(
    `INSERT INTO member_line (voucher_id, line_no, account_id, month, kind, unit_fen, personal_fen, fiscal_fen, other_fen)
     SELECT ?, ?, x.account_id, x.month, x.kind, x.unit_fen, x.personal_fen, x.fiscal_fen, x.other_fen FROM (${select}) x`,
    [voucherId, lineNo, ...values],
  );
  const line = { voucherId, lineNo, members };
  const many = members > MANY ? await readManyLines(manager, line) : null;
  return many ?? readMemberLines(manager, voucherId, lineNo);
}

interface LinesBlock {
  readonly members: string;
  readonly accounts: string;
  readonly firstAccount: number;
  readonly lastAccount: number;
  readonly firstKind: string;
  readonly lastKind: string;
  readonly sumFen: string;
  readonly digest: string;
}

/** Counted, summed and digested as they stand. */
export async function readMemberLines(
  manager: EntityManager,
  voucherId: string,
  lineNo: number,
): Promise<MemberLinesWritten> {
  const blocks: LinesBlock[] = await manager.query(
    `SELECT COUNT(*) AS members, COUNT(DISTINCT account_id) AS accounts, MIN(account_id) AS firstAccount,
            MAX(account_id) AS lastAccount, MIN(kind) AS firstKind, MAX(kind) AS lastKind,
            SUM(unit_fen + personal_fen + fiscal_fen + other_fen) AS sumFen,
            SHA2(GROUP_CONCAT(${lineText('kind')} ORDER BY account_id, month, kind SEPARATOR '\\n'), 256) AS digest
       FROM (SELECT *, (ROW_NUMBER() OVER (ORDER BY account_id, month, kind) - 1) DIV ${String(DIGEST_BLOCK)} AS block
               FROM member_line WHERE voucher_id = ? AND line_no = ?) l
      GROUP BY block ORDER BY block`,
    [voucherId, lineNo],
  );
  const sumFen = blocks.reduce((sum, block) => sum + BigInt(block.sumFen), 0n);
  return {
    members: blocks.reduce((count, block) => count + Number(block.members), 0),
    accounts: accountsIn(blocks),
    kind: kindOf(blocks),
    sumFen: String(sumFen),
    hash: sha256(blocks.map(({ digest }) => digest).join('\n')),
  };
}

/** They stand in the order of accounts: one that goes on from block to block is counted in the first. */
function accountsIn(blocks: readonly LinesBlock[]): number {
  return blocks.reduce((count, { accounts, firstAccount }, at) => {
    const goesOn = blocks[at - 1]?.lastAccount === firstAccount;
    return count + Number(accounts) - (goesOn ? 1 : 0);
  }, 0);
}

function kindOf(blocks: readonly LinesBlock[]): string | null {
  const kinds = new Set(blocks.flatMap(({ firstKind, lastKind }) => [firstKind, lastKind]));
  return kinds.size === 1 ? ([...kinds][0] ?? null) : null;
}
