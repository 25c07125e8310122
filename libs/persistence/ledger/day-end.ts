import { createHash } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import { inTransaction } from '#libs/persistence/database/transaction';
import { lastClosedDay } from '#libs/persistence/ledger/book-days';
import { CHAIN_START } from '#libs/persistence/ledger/chain';

const VOUCHERS_PER_READ = 5_000;
const DAYS_AT_ONCE = 500;
/** Somebody still posts to the day: MariaDB's name for it and MySQL's. */
const STILL_POSTED_TO = new Set(['ER_LOCK_WAIT_TIMEOUT', 'ER_LOCK_NOWAIT']);

/**
 * Closes the days before this one, oldest first, each by a transaction of its own: its vouchers get their numbers (记字号), and
 * the heads of the chains are held fast. A day that somebody still posts to is closed at the next turn: whoever posts never
 * waits behind the day's end.
 * @returns the days that had vouchers and are closed now
 */
export async function closeDaysBefore(dataSource: DataSource, today: string): Promise<string[]> {
  const closed: string[] = [];
  for (;;) {
    const day = await closeOldest(dataSource, today);
    if (day === null) return closed;
    closed.push(day);
  }
}

async function closeOldest(dataSource: DataSource, today: string): Promise<string | null> {
  try {
    return await inTransaction(dataSource, async (manager) => {
      // Nothing may be posted any more to empty days before it either: their numbers would come too late.
      const days = await openDays(manager, await oldestWithVouchers(manager, today), today);
      await holdDays(manager, days);
      const day = await oldestWithVouchers(manager, today);
      if (day !== null) await numberDay(manager, day);
      await closeDays(
        manager,
        days.filter((one) => day === null || one < day),
      );
      return day;
    });
  } catch (error) {
    if (error instanceof Error && 'code' in error && STILL_POSTED_TO.has(String(error.code)))
      return null;
    throw error;
  }
}

/** Those up to the day, or, where none has vouchers, all that are past. */
async function openDays(
  manager: EntityManager,
  day: string | null,
  today: string,
): Promise<string[]> {
  const rows: { day: string }[] = await manager.query(
    `SELECT day FROM book_day WHERE closed_at IS NULL AND day ${day === null ? '<' : '<='} ? ORDER BY day`,
    [day ?? today],
  );
  return rows.map((row) => row.day);
}

/** Each by its name: a range would also ask for the day after it, which others are posting to. */
async function holdDays(manager: EntityManager, days: readonly string[]): Promise<void> {
  for (const some of handfuls(days))
    await manager.query(
      'SELECT day FROM book_day FORCE INDEX (PRIMARY) WHERE day IN (?) ORDER BY day FOR UPDATE NOWAIT',
      [some],
    );
}

async function closeDays(manager: EntityManager, days: readonly string[]): Promise<void> {
  for (const some of handfuls(days))
    await manager.query('UPDATE book_day SET closed_at = UTC_TIMESTAMP(3) WHERE day IN (?)', [
      some,
    ]);
}

function handfuls(days: readonly string[]): string[][] {
  const found: string[][] = [];
  for (let at = 0; at < days.length; at += DAYS_AT_ONCE)
    found.push(days.slice(at, at + DAYS_AT_ONCE));
  return found;
}

/** The first day after the closed ones, and before this one, that has vouchers. */
async function oldestWithVouchers(manager: EntityManager, today: string): Promise<string | null> {
  const after = (await lastClosedDay(manager)) ?? '0001-01-01';
  const [row]: { day: string }[] = await manager.query(
    'SELECT posting_day AS day FROM voucher WHERE posting_day > ? AND posting_day < ? ORDER BY posting_day LIMIT 1',
    [after, today],
  );
  return row?.day ?? null;
}

async function numberDay(manager: EntityManager, day: string): Promise<void> {
  const year = day.slice(0, 4);
  const [last]: { number: number }[] = await manager.query(
    'SELECT number FROM voucher_number WHERE year = ? ORDER BY number DESC LIMIT 1',
    [year],
  );
  await manager.query(
    `INSERT INTO voucher_number (year, number, voucher_id, posting_day)
     SELECT ?, ? + ROW_NUMBER() OVER (ORDER BY id), id, posting_day FROM voucher WHERE posting_day = ?`,
    [year, last?.number ?? 0, day],
  );
  const anchor = await anchorOf(manager, day, await lastAnchor(manager, day));
  await manager.query(
    `INSERT INTO book_day (day, closed_at, anchor) VALUES (?, UTC_TIMESTAMP(3), ?)
     ON DUPLICATE KEY UPDATE closed_at = VALUES(closed_at), anchor = VALUES(anchor)`,
    [day, anchor],
  );
}

async function lastAnchor(manager: EntityManager, day: string): Promise<string> {
  const [row]: { anchor: string }[] = await manager.query(
    'SELECT anchor FROM book_day WHERE day < ? AND anchor IS NOT NULL ORDER BY day DESC LIMIT 1',
    [day],
  );
  return row?.anchor ?? CHAIN_START;
}

/** Holds the links of a day's vouchers together with all days before: its text never changes. */
export async function anchorOf(
  manager: EntityManager,
  day: string,
  previous: string,
): Promise<string> {
  const digest = createHash('sha256').update(`${previous}|${day}`);
  for (let after = '0'; ;) {
    const links: { voucherId: string; book: string; seq: number; hash: string }[] =
      await manager.query(
        `SELECT c.voucher_id AS voucherId, c.book, c.seq, c.hash
           FROM (SELECT id FROM voucher WHERE posting_day = ? AND id > ? ORDER BY id LIMIT ?) v
           JOIN chain_link c ON c.voucher_id = v.id ORDER BY c.voucher_id, c.book`,
        [day, after, VOUCHERS_PER_READ],
      );
    for (const { voucherId, book, seq, hash } of links)
      digest.update(`\n${voucherId}|${book}|${String(seq)}|${hash}`);
    const last = links.at(-1);
    if (last === undefined) return digest.digest('hex');
    after = last.voucherId;
  }
}
