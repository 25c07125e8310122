import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testEnvironment } from '#config/test-environment';
import { streamOf } from '#libs/demonstration/draws';
import { wrongTotals } from '#libs/persistence/accounts/unit-totals';
import { openBooks } from '#libs/persistence/ledger/opening';
import { proveBooks } from '#libs/persistence/ledger/proof';
import { wrongAccounts } from '#libs/persistence/terms/projection';
import { balanceOf219, balancesOfMembers, countMoney, wronglyRisen } from '#test/storm/money-count';
import { MoneyWalk, PAID, type WalkingUnit } from '#test/storm/money-walk';
import { StormBank } from '#test/storm/storm-bank';
import { StormHall } from '#test/storm/storm-hall';
import { StormKiller } from '#test/storm/storm-killer';
import { StormMariadb } from '#test/storm/storm-mariadb';
import { kindsOf } from '#test/storm/storm-cases';

const MINUTE_MS = 60_000;
/** Units at work at once. */
const WALKERS = 4;
const KILLS = testEnvironment.stormKills();
const LIMIT_MS = testEnvironment.stormMinutes() * MINUTE_MS;
/** What walkers may still need once nobody dies any more. */
const CALM_MS = 4 * MINUTE_MS;
const SEED = testEnvironment.stormSeed() ?? randomUUID();

/** Of a case whose money is taken back. */
const MANY_TIMES = ['post', 'allocate', 'reverse'];

describe('workers, api processes, database and engine killed while money is assessed, paid and credited', () => {
  let bank: StormBank;
  let database: StormMariadb;
  let hall: StormHall;
  beforeAll(async () => {
    bank = await StormBank.begin();
    database = await StormMariadb.begin();
    hall = await StormHall.begin(database.url, bank.environment);
    await openBooks(hall.dataSource, { carriedForwardDay: '2026-06-30', day: '2026-11-20' });
    await monthsInPlenty(hall);
  }, 2 * MINUTE_MS);
  afterAll(async () => {
    bank.end();
    await database.start();
    await hall.end();
    await database.end();
  });

  it(
    `${String(KILLS)} times: no line of a snapshot is lost, none is credited twice, and the books hold`,
    async () => {
      const before219 = await balanceOf219(hall.dataSource);
      const balances = await balancesOfMembers(hall.dataSource);
      const api = await hall.startApi();
      bank.tell(hall.url);
      const chance = streamOf(SEED, 'deaths');
      const walks: MoneyWalk[] = [];
      const cashiers = {
        maker: await hall.staff('cashier'),
        checker: await hall.staff('cashier-b'),
      };
      for (const unit of await unitsThatPay(hall))
        walks.push(await MoneyWalk.begin(hall, bank, cashiers, unit));
      const killer = new StormKiller(
        { hall, database },
        { kills: KILLS, limitMs: LIMIT_MS, chance },
      );
      const walking = Array.from({ length: WALKERS }, () => walk(walks, killer));
      await Promise.all([killer.rage(api), ...walking]);
      tell(killer);
      expect(Math.min(...Object.values(killer.deaths))).toBeGreaterThan(0);
      expect(await bank.allTold(CALM_MS)).toEqual([]);

      const count = await countMoney(
        hall.dataSource,
        { told: bank.book.entries, taken: bank.taken },
        before219,
      );
      expect(count).toMatchObject({
        lost: [],
        doubled: [],
        undue: [],
        receiptsWrong: [],
        missingFen: 0n,
      });
      expect(count.credited).toBeGreaterThan(0);
      process.stdout.write(
        `${String(count.credited)} lines of ${String((await casesOf(hall)).length)} months credited, ${String(count.reversed)} of them taken back; each once in the end, all money found\n`,
      );
      expect(await wronglyRisen(hall.dataSource, balances)).toEqual([]);
      for (const businessNo of await casesOf(hall)) {
        const kinds = await kindsOf(hall.dataSource, businessNo);
        const times = (kind: string) => kinds.filter((one) => one === kind).length;
        // A month is posted when it is assessed, and again as often as it is allocated: once more than it was taken back.
        expect(times('post')).toBe(times('allocate') + 1);
        if (times('allocate') > 0) expect(times('allocate')).toBe(times('reverse') + 1);
        const others = kinds.filter((kind) => !MANY_TIMES.includes(kind));
        expect(new Set(others).size).toBe(others.length);
      }
      const { manager } = hall.dataSource;
      expect((await proveBooks(manager)).difference).toBeNull();
      expect(await wrongAccounts(manager, 10)).toEqual([]);
      expect(await wrongTotals(manager)).toEqual([]);
    },
    LIMIT_MS + CALM_MS,
  );

  /** Month after month, unit after unit, each way of paying in turn, until the storm is over. */
  async function walk(walks: MoneyWalk[], killer: StormKiller): Promise<void> {
    let at = walks.length;
    for (let one = walks.pop(); one !== undefined && !killer.isOver(); one = walks.pop())
      for (; !killer.isOver() && !one.isAtItsEnd; at += 1)
        await one.next(PAID[at % PAID.length] ?? 'exact');
  }
});

/** A storm that took too long ends before its last death: who reads of it sees how many there were. */
function tell({ deaths: { worker, api, database, engine } }: StormKiller): void {
  process.stdout.write(
    `${String(worker)} workers, ${String(api)} api processes, the database ${String(database)} times and the engine ${String(engine)} times killed of ${String(KILLS)} (seed ${SEED})\n`,
  );
}

/** Caps and floors of years to come, and leave to assess them: a long storm needs many months. */
async function monthsInPlenty({ dataSource }: StormHall): Promise<void> {
  for (const year of ['2027', '2028', '2029'])
    await dataSource.query(
      `INSERT INTO parameter (name, scope, value, valid_from, known_from)
       SELECT p.name, p.scope, MAX(p.value), ?, '2026-11-01' FROM parameter p
        WHERE p.name IN ('base-cap', 'base-floor') GROUP BY p.name, p.scope`,
      [`${year}-07-01`],
    );
  await dataSource.query("UPDATE parameter SET value = '24' WHERE name = 'months-ahead'");
}

/**
 * All paid up, with an agreement for direct debit, and without a part of the treasury's. The smallest walk first: many months
 * tell more than many members.
 */
function unitsThatPay({ dataSource }: StormHall): Promise<WalkingUnit[]> {
  return dataSource.query(
    `SELECT u.id, u.account_no AS accountNo, u.name FROM unit u
       JOIN settlement_agreement g ON g.unit_id = u.id AND g.way = 'direct-debit'
      WHERE u.status = '01' AND u.fiscal_ratio_bp = 0 AND u.last_assessed_month = u.paid_through_month
      ORDER BY u.id`,
  );
}

async function casesOf({ dataSource }: StormHall): Promise<string[]> {
  const rows: { businessNo: string }[] = await dataSource.query(
    'SELECT business_no AS businessNo FROM assessment',
  );
  return rows.map(({ businessNo }) => businessNo);
}
