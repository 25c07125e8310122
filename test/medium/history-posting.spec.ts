import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RegisterBusiness } from '#libs/businesses/register-business';
import { seal } from '#libs/businesses/seal/seal.business';
import { postedRegisters } from '#test/builders/posted-statuses.builder';
import { registerUnit } from '#test/builders/register.builder';
import { freshDatabase, type TestDatabase } from '#test/medium/database';

let database: TestDatabase;
let registers: ReturnType<typeof postedRegisters>;
beforeAll(async () => {
  database = await freshDatabase();
  registers = postedRegisters(database.dataSource);
});
afterAll(() => database.drop());

const sumsOf = (unitId: number): Promise<unknown[]> =>
  database.dataSource.query(
    'SELECT paying_members, sealed_members, monthly_fen, balance_fen FROM unit WHERE id = ?',
    [unitId],
  );

describe('a register that only writes history', () => {
  it('leaves accounts and sums as they are, of those who pay and of those who rest', async () => {
    const unit = await registerUnit(database.dataSource, 2);
    await registers.posted(seal, unit, { rows: { 0: { reason: '01' } } });
    const before = await sumsOf(unit.unitId);
    const noted: RegisterBusiness = {
      ...seal,
      subject: { ...seal.subject, kind: 'account' },
      month: 'head',
      decideMonth: () => null,
      decideRow: () => ({
        baseAfterFen: 0,
        unitAfterFen: 0,
        personalAfterFen: 0,
        fiscalAfterFen: 0,
      }),
      posting: [
        {
          step: 'history',
          field: 'leaving',
          before: { value: '' },
          after: { typed: 'reason' },
        },
      ],
    };
    const businessNo = await registers.posted(noted, unit, {
      rows: { 0: { reason: '01' }, 1: { reason: '01' } },
    });
    expect(await sumsOf(unit.unitId)).toEqual(before);
    expect(await registers.wrong(unit.unitId)).toEqual([]);
    const lines = await database.dataSource.query<unknown[]>(
      'SELECT 1 FROM posted_change WHERE business_no = ?',
      [businessNo],
    );
    expect(lines).toHaveLength(2);
  });
});
