import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';

/** A voucher's text for its digest: what it says, in one order, for ever. */
export interface VoucherContent {
  readonly postingKey: string;
  readonly kind: string;
  readonly unitId: number | null;
  readonly businessNo: string | null;
  readonly month: string | null;
  readonly valueDate: string;
  readonly postingDay: string;
  readonly reversalOf: string | null;
  readonly lines: readonly LineContent[];
}

export interface LineContent {
  readonly account: string;
  readonly kind: string;
  readonly owner: string;
  readonly side: string;
  /** In digits. */
  readonly amountFen: string;
  readonly members: number;
  readonly membersHash: string | null;
}

/** The list's order and the separators are part of the digest: they never change. */
export function contentHash(voucher: VoucherContent): string {
  const head = [
    voucher.postingKey,
    voucher.kind,
    voucher.unitId ?? '',
    voucher.businessNo ?? '',
    voucher.month ?? '',
    voucher.valueDate,
    voucher.postingDay,
    voucher.reversalOf ?? '',
  ].join('|');
  const lines = voucher.lines.map((line) =>
    [
      line.account,
      line.kind,
      line.owner,
      line.side,
      line.amountFen,
      line.members,
      line.membersHash ?? '',
    ].join('|'),
  );
  return sha256([head, ...lines].join('\n'));
}

/** The hash before the first link of a book. */
export const CHAIN_START = '0'.repeat(64);

export function linkHash(previous: string, book: string, seq: number, content: string): string {
  return sha256([previous, book, seq, content].join('|'));
}

/** `linkHash` of the head and what follows it, as the server computes it: the head is read and followed by one statement. */
const NEXT_HASH = "SHA2(CONCAT_WS('|', head.hash, ?, head.seq + 1, ?), 256)";

/** Appends a voucher to a book, whose owner the caller has locked. */
export async function appendLink(
  manager: EntityManager,
  book: string,
  voucherId: string,
  content: string,
): Promise<void> {
  await manager.query(
    `INSERT INTO chain_link (book, seq, voucher_id, content_hash, hash)
     SELECT ?, head.seq + 1, ?, ?, ${NEXT_HASH}
       FROM (SELECT last.seq, last.hash FROM (SELECT seq, hash FROM chain_link WHERE book = ? ORDER BY seq DESC LIMIT 1) last
             UNION ALL SELECT 0, '${CHAIN_START}' ORDER BY seq DESC LIMIT 1) head`,
    [book, voucherId, content, book, content, book],
  );
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
