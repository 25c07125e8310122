import type { EntityManager } from 'typeorm';
import {
  CHAIN_START,
  contentHash,
  linkHash,
  type LineContent,
  type VoucherContent,
} from '#libs/persistence/ledger/chain';
import type { Looked } from '#libs/persistence/ledger/first-difference';
import type { BookDifference } from '#libs/persistence/ledger/book-difference';

const VOUCHERS_PER_READ = 500;
const LINKS_PER_READ = 5_000;

type VoucherRead = Omit<VoucherContent, 'lines'> & { readonly id: string };
type LineRead = LineContent & { readonly voucherId: string; readonly lineNo: number };

/** Every voucher is what its links say, its members' lines are what was digested, and every link stands on the one before it. */
export async function proveChains(
  manager: EntityManager,
  { members }: Looked,
): Promise<BookDifference | null> {
  return (
    (await members()).changed ?? (await vouchersAsLinked(manager)) ?? (await linksInOrder(manager))
  );
}

async function vouchersAsLinked(manager: EntityManager): Promise<BookDifference | null> {
  for (let after = '0'; ;) {
    const vouchers: VoucherRead[] = await manager.query(
      `SELECT id, posting_key AS postingKey, kind, unit_id AS unitId, business_no AS businessNo, month,
              value_date AS valueDate, posting_day AS postingDay, reversal_of AS reversalOf
         FROM voucher WHERE id > ? ORDER BY id LIMIT ?`,
      [after, VOUCHERS_PER_READ],
    );
    const last = vouchers.at(-1);
    if (last === undefined) return null;
    const block = [vouchers[0]?.id ?? '0', last.id] as const;
    const links = await contentLinked(manager, block);
    const lines = await linesRead(manager, block);
    for (const voucher of vouchers) {
      const id = String(voucher.id);
      const content = { ...voucher, lines: lines.get(id) ?? [] };
      const difference = voucherDiffers(content, links.get(id) ?? []);
      if (difference !== null) return difference;
    }
    after = last.id;
  }
}

/** First and last voucher. */
type Block = readonly [string, string];

async function contentLinked(
  manager: EntityManager,
  block: Block,
): Promise<Map<string, { voucherId: string; hash: string }[]>> {
  return byVoucher(
    await manager.query(
      'SELECT voucher_id AS voucherId, content_hash AS hash FROM chain_link WHERE voucher_id BETWEEN ? AND ?',
      [...block],
    ),
  );
}

async function linesRead(manager: EntityManager, block: Block): Promise<Map<string, LineRead[]>> {
  return byVoucher(
    await manager.query(
      `SELECT l.voucher_id AS voucherId, l.line_no AS lineNo, s.account, s.kind, s.owner, l.side, l.amount_fen AS amountFen,
              l.members, l.members_hash AS membersHash
         FROM voucher_line l JOIN sub_account s ON s.id = l.sub_account_id
        WHERE l.voucher_id BETWEEN ? AND ? ORDER BY l.voucher_id, l.line_no`,
      [...block],
    ),
  );
}

function byVoucher<Row extends { readonly voucherId: string }>(
  rows: readonly Row[],
): Map<string, Row[]> {
  const found = new Map<string, Row[]>();
  for (const row of rows) {
    const id = String(row.voucherId);
    found.set(id, [...(found.get(id) ?? []), row]);
  }
  return found;
}

function voucherDiffers(
  voucher: VoucherRead & { readonly lines: readonly LineRead[] },
  linked: readonly { readonly hash: string }[],
): BookDifference | null {
  const of = voucher.businessNo ?? voucher.postingKey;
  const told = (detail: string) => ({
    check: 'chain',
    of,
    detail: `voucher ${String(voucher.id)}: ${detail}`,
  });
  if (linked.length === 0) return told('stands in no book');
  const content = contentHash(voucher);
  return linked.every(({ hash }) => hash === content) ? null : told('is not what was linked');
}

async function linksInOrder(manager: EntityManager): Promise<BookDifference | null> {
  let book = '';
  let seq = 0;
  let hash = CHAIN_START;
  for (;;) {
    const links: { book: string; seq: number; contentHash: string; hash: string }[] =
      await manager.query(
        `SELECT book, seq, content_hash AS contentHash, hash FROM chain_link
          WHERE book > ? OR (book = ? AND seq > ?) ORDER BY book, seq LIMIT ?`,
        [book, book, seq, LINKS_PER_READ],
      );
    if (links.length === 0) return null;
    for (const link of links) {
      if (link.book !== book) [book, seq, hash] = [link.book, 0, CHAIN_START];
      const expected = linkHash(hash, book, seq + 1, link.contentHash);
      if (link.seq !== seq + 1 || link.hash !== expected)
        return {
          check: 'chain',
          of: book,
          detail: `link ${String(link.seq)} does not follow ${String(seq)}`,
        };
      [seq, hash] = [link.seq, link.hash];
    }
  }
}
