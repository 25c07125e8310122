import type { EntityManager } from 'typeorm';
import type { BookDifference } from '#libs/persistence/ledger/book-difference';
import { CHAIN_START } from '#libs/persistence/ledger/chain';
import { anchorOf } from '#libs/persistence/ledger/day-end';
import { firstDifference, NAMED, type Proven } from '#libs/persistence/ledger/first-difference';

const LAST_DAY = '9999-12-31';

/**
 * 记字号: every voucher of a closed day has one and no other has; within a year they go from 1 without gap, in the order of the
 * days.
 */
export async function vouchersAreNumbered(
  manager: EntityManager,
  { at }: Proven,
): Promise<BookDifference | null> {
  return (await numberedWhenClosed(manager, at ?? LAST_DAY)) ?? numbersHaveNoGap(manager);
}

async function numberedWhenClosed(
  manager: EntityManager,
  at: string,
): Promise<BookDifference | null> {
  return firstDifference(
    manager,
    'voucher-numbers',
    `SELECT ${NAMED} AS \`of\`,
            CONCAT('voucher ', v.id, ' of ', v.posting_day, IF(d.closed_at IS NULL, ', not closed', ', closed'), ': number ',
                   COALESCE(n.number, 'none'), ' of ', COALESCE(n.posting_day, 'no day')) AS detail
       FROM voucher v LEFT JOIN book_day d ON d.day = v.posting_day LEFT JOIN voucher_number n ON n.voucher_id = v.id
      WHERE v.posting_day <= ?
        AND ((d.closed_at IS NULL) = (n.number IS NOT NULL) OR n.posting_day <> v.posting_day) ORDER BY v.id`,
    [at],
  );
}

async function numbersHaveNoGap(manager: EntityManager): Promise<BookDifference | null> {
  return firstDifference(
    manager,
    'voucher-numbers',
    `SELECT CONCAT(year, '/', number) AS \`of\`, CONCAT('number ', number, ' of ', posting_day, ' follows ',
            COALESCE(CONCAT(before_number, ' of ', before_day), 'none')) AS detail
       FROM (SELECT year, number, posting_day, LAG(number) OVER (PARTITION BY year ORDER BY number) AS before_number,
                    LAG(posting_day) OVER (PARTITION BY year ORDER BY number) AS before_day
               FROM voucher_number) n
      WHERE number <> COALESCE(before_number, 0) + 1 OR posting_day < before_day OR year <> YEAR(posting_day)
      ORDER BY year, number`,
  );
}

/** What each day's end held fast is what the links say still. */
export async function dayEndsHold(
  manager: EntityManager,
  { at }: Proven,
): Promise<BookDifference | null> {
  const ends: { day: string; anchor: string }[] = await manager.query(
    'SELECT day, anchor FROM book_day WHERE anchor IS NOT NULL AND day <= ? ORDER BY day',
    [at ?? LAST_DAY],
  );
  let previous = CHAIN_START;
  for (const { day, anchor } of ends) {
    if ((await anchorOf(manager, day, previous)) !== anchor)
      return { check: 'day-ends', of: day, detail: 'the links are not those of the day’s end' };
    previous = anchor;
  }
  return null;
}
