import { expect } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { receivables } from '#libs/persistence/assessments/receivable-queries';
import { takeBackSeen } from '#libs/persistence/settlement/take-back-queries';
import { MONTH_FEN, takeBacks } from '#test/builders/take-backs.builder';

/** A month is credited in a hall whose tables are full. @returns what is walked afterwards, statement by statement */
export async function creditedToTakeBack(dataSource: DataSource): Promise<() => Promise<void>> {
  const desk = await takeBacks(dataSource);
  // The first new unit has the members that the tables were filled with.
  await desk.units.newUnit(1);
  const { unit, id, noticeNo, cases } = await desk.credited(2, '202612');

  /** It is taken back of whom it was paid out to, seen before and after, and credited again. */
  return async () => {
    await desk.paidTo(unit, 0, 30_000n);
    await takeBackSeen(dataSource.manager, id);
    await desk.take(id);
    await takeBackSeen(dataSource.manager, id);
    const everywhere = { branches: null, after: { unitId: 0, month: '' }, limit: 21 };
    expect(await receivables(dataSource.manager, everywhere)).toHaveLength(1);
    await desk.came(2n * MONTH_FEN, noticeNo);
    await desk.months.allocated(unit.unitId, cases[0] ?? '', 6);
    expect(await desk.receivable(unit)).toBe(0);
  };
}
