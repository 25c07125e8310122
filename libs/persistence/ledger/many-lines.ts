import type { EntityManager } from 'typeorm';
import type { MemberLinesWritten } from '#libs/persistence/ledger/line-text';
import { LinesReader } from '#libs/persistence/ledger/lines-reader';
import { lineTexts, type LineToRead } from '#libs/persistence/ledger/member-texts';

/**
 * Many lines counted, summed and digested by this program, which takes a fraction of what the server takes to sort and number
 * them. Null where they did not come in the order of the digest, or somebody has two: then the server is asked for both.
 */
export async function readManyLines(
  manager: EntityManager,
  line: LineToRead,
): Promise<MemberLinesWritten | null> {
  const order = { last: 0, isKept: true };
  const reader = new LinesReader((accountId) => {
    if (accountId <= order.last) order.isKept = false;
    order.last = accountId;
  });
  for await (const parts of lineTexts(manager, line))
    for (const { text } of parts) reader.read(text);
  const { members, fen } = reader;
  if (!order.isKept || members !== line.members || !Number.isSafeInteger(fen)) return null;
  const kind = await kindOf(manager, line);
  return { members, accounts: members, kind, sumFen: String(fen), hash: reader.hash() };
}

async function kindOf(
  manager: EntityManager,
  { voucherId, lineNo }: LineToRead,
): Promise<string | null> {
  const [kinds]: { first: string; last: string }[] = await manager.query(
    'SELECT MIN(kind) AS first, MAX(kind) AS last FROM member_line WHERE voucher_id = ? AND line_no = ?',
    [voucherId, lineNo],
  );
  return kinds?.first === kinds?.last ? (kinds?.first ?? null) : null;
}
