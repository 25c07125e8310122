import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { assessedUnits, type AssessedUnits } from '#test/builders/assessed-units.builder';
import { assessments } from '#test/builders/assessments.builder';
import { freshDatabase, type TestDatabase } from '#test/medium/database';

let database: TestDatabase;
let units: AssessedUnits;
let months: ReturnType<typeof assessments>;

beforeAll(async () => {
  database = await freshDatabase();
  units = assessedUnits(database.dataSource);
  months = assessments(database.dataSource);
});
afterAll(() => database.drop());
afterEach(async () => {
  expect(await units.wrong()).toEqual([]);
});

describe('money for an assessed month', () => {
  it.each([
    [80_000n, ['first']],
    [79_999n, []],
  ])('of %d fen makes its allocation due: %j', async (fen, due) => {
    const unit = await units.newUnit(1);
    const first = await months.assessed(unit.unitId, '202612');
    const { allocating } = await months.paid(first, fen);
    expect(allocating).toBe(due.length > 0 ? first : null);
    expect(await months.ordered(unit.unitId)).toEqual(due.map(() => first));
  });

  it('gathers in parts, never more than is open, and each key once', async () => {
    const unit = await units.newUnit(1);
    const first = await months.assessed(unit.unitId, '202612');
    await months.paid(first, 60_000n, 'unit', 'bank/serial-1');
    expect(await months.paid(first, 60_000n, 'unit', 'bank/serial-1')).toMatchObject({
      posted: false,
    });
    await expect(months.paid(first, 20_001n)).rejects.toMatchObject({
      code: 'GATHER_TOO_MUCH',
      details: { open: '200.00' },
    });
    await expect(months.paid(first, 0n)).rejects.toMatchObject({ code: 'GATHER_NOTHING' });
    expect(await months.paid(first, 20_000n)).toMatchObject({ allocating: first });
  });

  it('waits full for the month before, which is allocated first and lets it follow', async () => {
    const unit = await units.newUnit(2);
    const first = await months.assessed(unit.unitId, '202612');
    const second = await months.assessed(unit.unitId, '202701');
    expect(await months.paid(second, 160_000n)).toMatchObject({ allocating: null });
    await expect(months.allocated(unit.unitId, second)).rejects.toMatchObject({
      code: 'ASSESSMENT_NOT_FULL',
    });
    await months.paid(first, 160_000n);
    expect(await months.allocated(unit.unitId, first)).toBe(2);
    expect(await months.ordered(unit.unitId)).toEqual([first, second]);
    expect(await months.allocated(unit.unitId, second)).toBe(2);
    expect(await units.marksOf(unit)).toEqual({ assessed: '202701', paid: '202701', status: '01' });
    const members = await units.sql<{ balance: string; paid: string }>(
      'SELECT balance_fen AS balance, paid_through_month AS paid FROM personal_account WHERE unit_id = ?',
      [unit.unitId],
    );
    expect(members).toEqual([
      { balance: '160000', paid: '202701' },
      { balance: '160000', paid: '202701' },
    ]);
  });

  it('is allocated once: a second time finds nothing due', async () => {
    const unit = await units.newUnit(1);
    const first = await months.assessed(unit.unitId, '202612');
    await months.paid(first, 80_000n);
    await months.allocated(unit.unitId, first);
    await expect(months.allocated(unit.unitId, first, 5)).rejects.toMatchObject({
      code: 'ASSESSMENT_NOT_FULL',
    });
  });

  it('is the treasury’s for the fiscal part alone: neither fills the other’s', async () => {
    const unit = await units.newUnit(1);
    await units.sql(
      'UPDATE unit_term SET unit_ratio_bp = 400, fiscal_ratio_bp = 800 WHERE unit_id = ?',
      [unit.unitId],
    );
    await units.sql('UPDATE unit SET unit_ratio_bp = 400, fiscal_ratio_bp = 800 WHERE id = ?', [
      unit.unitId,
    ]);
    await units.derived(unit);
    const first = await months.assessed(unit.unitId, '202612');
    await expect(months.paid(first, 60_001n)).rejects.toMatchObject({ code: 'GATHER_TOO_MUCH' });
    expect(await months.paid(first, 60_000n)).toMatchObject({ allocating: null });
    await expect(months.paid(first, 40_001n, 'treasury')).rejects.toMatchObject({
      code: 'GATHER_TOO_MUCH',
    });
    expect(await months.paid(first, 40_000n, 'treasury')).toMatchObject({ allocating: first });
    expect(await months.allocated(unit.unitId, first)).toBe(1);
  });

  it.each([
    [80_000n, null],
    [79_999n, 'UNALLOCATED_SHORT'],
  ])('is paid out of an unallocated balance of %d fen: %s', async (balance, refused) => {
    const unit = await units.newUnit(1);
    await months.deposited(unit.unitId, balance);
    const first = await months.assessed(unit.unitId, '202612');
    const paid = months.fromBalance(unit.unitId, first, 80_000n);
    if (refused === null) expect(await paid).toMatchObject({ allocating: first });
    else await expect(paid).rejects.toMatchObject({ code: refused });
  });
});
