import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { RegisterUnit } from '#test/builders/register.builder';
import { free, full, supplements } from '#test/builders/supplements.builder';
import { takeBacks, type TakeBacks } from '#test/builders/take-backs.builder';
import { freshDatabase, type TestDatabase } from '#test/medium/database';
import { outcome } from '#test/medium/outcome';

let database: TestDatabase;
let units: TakeBacks['units'];
let bank: TakeBacks['bank'];
let months: TakeBacks['months'];
let came: TakeBacks['came'];
let take: TakeBacks['take'];
let made: ReturnType<typeof supplements>;

beforeAll(async () => {
  database = await freshDatabase();
  ({ units, bank, months, came, take } = await takeBacks(database.dataSource));
  made = supplements(database.dataSource);
});
afterAll(() => database.drop());
afterEach(async () => {
  expect(await units.wrong()).toEqual([]);
});

/** Money of no number, with which the unit pays what is made good. */
const paysSupplement = async (unit: RegisterUnit, businessNo: string, fen: bigint) => {
  const id = await came(fen, unit.accountNo);
  await months.fromBalance(unit.unitId, businessNo, fen);
  return id;
};
const reversed = async (unitId: number) => {
  const rows = await units.sql<{ no: string }>(
    `SELECT c.business_no AS no FROM command c JOIN assessment a ON a.business_no = c.business_no
      WHERE a.unit_id = ? AND c.verb = 'reverse' ORDER BY no`,
    [unitId],
  );
  return rows.map(({ no }) => no);
};

describe('money of what is made good that the bank takes back', () => {
  it('is reversed like a month’s: the unit’s marks stay, and it is given its time to pay once more', async () => {
    const unit = await made.unitWithOneMissed();
    const marks = await units.marksOf(unit);
    const businessNo = await made.posted(unit, full('202609-202610'));
    const id = await paysSupplement(unit, businessNo, 160_000n);
    await months.allocated(unit.unitId, businessNo);
    await units.sql("UPDATE payment_notice SET deadline = '2026-11-01' WHERE notice_no = ?", [
      businessNo,
    ]);
    await take(id);
    // What was brought over is what his terms say: he pays again since November.
    expect(await made.accountOf(unit, 0)).toEqual({ balance: '0', paid: '202611' });
    expect(await units.marksOf(unit)).toEqual(marks);
    expect(await reversed(unit.unitId)).toEqual([businessNo]);
    const [row] = await units.sql<{ later: number }>(
      'SELECT deadline > CAST(UTC_TIMESTAMP() AS DATE) AS later FROM payment_notice WHERE notice_no = ?',
      [businessNo],
    );
    expect(Number(row?.later)).toBe(1);
    await paysSupplement(unit, businessNo, 160_000n);
    expect(await months.allocated(unit.unitId, businessNo, 6)).toBe(1);
    expect((await made.accountOf(unit, 0))?.balance).toBe('160000');
  });

  it('goes before a month that was credited earlier, and after one that was credited later', async () => {
    const unit = await made.unitWithOneMissed();
    const december = await months.assessed(unit.unitId, '202612');
    const first = await came(160_000n, december);
    await months.allocated(unit.unitId, december);
    const supplement = await made.posted(unit, full('202609'));
    await paysSupplement(unit, supplement, 80_000n);
    await months.allocated(unit.unitId, supplement);
    await came(80_000n, unit.accountNo);
    await take(first);
    expect(await reversed(unit.unitId)).toEqual([supplement]);
    expect((await units.marksOf(unit))?.paid).toBe('202612');
  });

  it('for a month that is reversed waits until that month is credited again', async () => {
    const unit = await made.unitWithOneMissed();
    const december = await months.assessed(unit.unitId, '202612');
    const first = await came(160_000n, december);
    await months.allocated(unit.unitId, december);
    const supplement = await made.posted(unit, free('202612', 10_000));
    await take(first);
    expect(await reversed(unit.unitId)).toEqual([december]);
    await paysSupplement(unit, supplement, 10_000n);
    expect(await outcome(months.allocated(unit.unitId, supplement))).toBe('ASSESSMENT_NOT_FULL');
    await came(160_000n, december);
    await months.allocated(unit.unitId, december, 6);
    expect(await months.allocated(unit.unitId, supplement)).toBe(1);
  });
});

describe('a month that came to nothing after one that is taken back', () => {
  it('waits again, and is closed again after it', async () => {
    const unit = await units.newUnit(1);
    const december = await months.assessed(unit.unitId, '202612');
    const id = await came(80_000n, december);
    await months.allocated(unit.unitId, december);
    await units.setStatus(unit, 0, '202701', '02');
    await units.derived(unit);
    const empty = await months.assessed(unit.unitId, '202701');
    expect((await units.marksOf(unit))?.paid).toBe('202701');
    await take(id);
    expect((await units.marksOf(unit))?.paid).toBeNull();
    expect(await reversed(unit.unitId)).toEqual([december, empty].sort());
    await came(80_000n, december);
    await months.allocated(unit.unitId, december, 6);
    expect(await months.ordered(unit.unitId)).toContain(empty);
    await months.allocated(unit.unitId, empty, 6);
    expect((await units.marksOf(unit))?.paid).toBe('202701');
  });
});

describe('a month that the treasury has paid its part of', () => {
  it('keeps the treasury’s part when the bank takes the unit’s back, and waits for the unit’s alone', async () => {
    const unit = await units.newUnit(1);
    const ratios = 'unit_ratio_bp = 400, personal_ratio_bp = 1200, fiscal_ratio_bp = 800';
    await units.sql(`UPDATE unit_term SET ${ratios} WHERE unit_id = ?`, [unit.unitId]);
    await units.sql(`UPDATE unit SET ${ratios} WHERE id = ?`, [unit.unitId]);
    await units.derived(unit);
    const december = await months.assessed(unit.unitId, '202612');
    const [due] = await units.sql<{ own: string; fiscal: string }>(
      'SELECT unit_fen + personal_fen AS own, fiscal_fen AS fiscal FROM assessment WHERE business_no = ?',
      [december],
    );
    const [own, fiscal] = [BigInt(due?.own ?? 0), BigInt(due?.fiscal ?? 0)];
    expect(fiscal).toBeGreaterThan(0n);
    const gathered = async () => {
      const [row] = await units.sql<{ own: string; fiscal: string }>(
        'SELECT gathered_fen AS own, gathered_fiscal_fen AS fiscal FROM assessment WHERE business_no = ?',
        [december],
      );
      return [BigInt(row?.own ?? 0), BigInt(row?.fiscal ?? 0)];
    };
    await months.paid(december, fiscal, 'treasury');
    const id = await came(own, december);
    await months.allocated(unit.unitId, december);
    await take(id);
    expect(await gathered()).toEqual([0n, fiscal]);
    expect(await bank.unallocated(unit.unitId)).toBe(0);
    await came(own, december);
    expect(await months.allocated(unit.unitId, december, 6)).toBe(1);
  });
});

describe('a month that is taken back', () => {
  it('can be deleted like every other that is not credited, the newest first, and assessed anew', async () => {
    const unit = await units.newUnit(1);
    const december = await months.assessed(unit.unitId, '202612');
    const january = await months.assessed(unit.unitId, '202701');
    const id = await came(80_000n, december);
    await months.allocated(unit.unitId, december);
    await take(id);
    expect(await outcome(months.deleted(unit.unitId, december))).toBe('ASSESSMENT_NEWEST_FIRST');
    await months.deleted(unit.unitId, january);
    await months.deleted(unit.unitId, december);
    expect(await units.marksOf(unit)).toMatchObject({ assessed: null, paid: null });
    const again = await months.assessed(unit.unitId, '202612');
    await came(80_000n, again);
    expect(await months.allocated(unit.unitId, again)).toBe(1);
  });
});

describe('an allocation and a take-back of its money at once', () => {
  it('have one order: credited and reversed, or not credited at all', async () => {
    const unit = await units.newUnit(1);
    const december = await months.assessed(unit.unitId, '202612');
    const id = await came(80_000n, december);
    const [allocation, taken] = await Promise.all([
      outcome(months.allocated(unit.unitId, december)),
      outcome(take(id)),
    ]);
    expect(taken).toBe('taken');
    expect(['taken', 'ASSESSMENT_NOT_FULL']).toContain(allocation);
    expect((await units.marksOf(unit))?.paid).toBeNull();
    expect(await bank.unallocated(unit.unitId)).toBe(0);
  });
});
