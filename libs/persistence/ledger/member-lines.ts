import type { EntityManager } from 'typeorm';
import { sha256 } from '#libs/persistence/ledger/chain';

/** Lines of members as a SELECT: account_id, month, kind, unit_fen, personal_fen, fiscal_fen, other_fen, one row each. */
export interface MemberLinesSql {
  readonly select: string;
  readonly values: readonly unknown[];
}

export interface MemberLinesWritten {
  readonly members: number;
  /** How many accounts they are of: as many as lines where nobody has two. */
  readonly accounts: number;
  /** The kind all of them have; null where they have several. */
  readonly kind: string | null;
  /** Fen, in digits. */
  readonly sumFen: string;
  readonly hash: string;
}

/** A line's text, for the digest: never changed. Bytes, where its kind is. */
export const lineText = (kind: 'kind' | 'CAST(kind AS BINARY)') =>
  `CONCAT_WS('|', account_id, month, ${kind}, unit_fen, personal_fen, fiscal_fen, other_fen)`;
/** GROUP_CONCAT is cut in silence at its limit: a block of lines stays far below what a connection allows (data-source.ts). */
export const DIGEST_BLOCK = 1_000;

/** Writes the lines behind one line of a voucher, all of them by one statement. */
export async function insertMemberLines(
  manager: EntityManager,
  voucherId: string,
  lineNo: number,
  { select, values }: MemberLinesSql,
): Promise<MemberLinesWritten> {
  await manager.query(
    `INSERT INTO member_line (voucher_id, line_no, account_id, month, kind, unit_fen, personal_fen, fiscal_fen, other_fen)
     SELECT ?, ?, x.account_id, x.month, x.kind, x.unit_fen, x.personal_fen, x.fiscal_fen, x.other_fen FROM (${select}) x`,
    [voucherId, lineNo, ...values],
  );
  return readMemberLines(manager, voucherId, lineNo);
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
