import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { baseAdjustment } from '#libs/businesses/base-adjustment/base-adjustment.business';
import { intraCityTransfer } from '#libs/businesses/intra-city-transfer/intra-city-transfer.business';
import { seal } from '#libs/businesses/seal/seal.business';
import { unseal } from '#libs/businesses/unseal/unseal.business';
import { addMonths } from '#libs/fund/month';
import { ratioEffect } from '#libs/persistence/terms/unit-ratios';
import { postedRegisters } from '#test/builders/posted-statuses.builder';
import {
  REGISTER_MONTH as DUE,
  registerUnit,
  type RegisterUnit,
} from '#test/builders/register.builder';
import { freshDatabase, type TestDatabase } from '#test/medium/database';

const [NEXT, AFTER] = [addMonths(DUE, 1), addMonths(DUE, 2)];
const ENDED = { reason: '01' };

let database: TestDatabase;
let registers: ReturnType<typeof postedRegisters>;
beforeAll(async () => {
  database = await freshDatabase();
  registers = postedRegisters(database.dataSource);
});
afterAll(() => database.drop());

const sql = <Row>(text: string, values: unknown[] = []): Promise<Row[]> =>
  database.dataSource.query(text, values);
const numberOf = (unit: RegisterUnit, at: number): string => unit.accounts[at]?.accountNo ?? '';

async function sumsOf(unitId: number) {
  const [row] = await sql<Record<string, string | number>>(
    'SELECT paying_members AS paying, sealed_members AS sealed, monthly_fen AS fen, balance_fen AS balance FROM unit WHERE id = ?',
    [unitId],
  );
  return Object.fromEntries(Object.entries(row ?? {}).map(([key, value]) => [key, Number(value)]));
}

async function seen(unitId: number, number: string, month: string) {
  const account = await registers.seenBy(baseAdjustment, unitId, number, month);
  return account === undefined ? null : { status: account.status, baseFen: account.baseFen };
}

describe('a seal', () => {
  it('of the month due takes the account out of headcount and sum at once', async () => {
    const unit = await registerUnit(database.dataSource, 3);
    await registers.posted(seal, unit, { rows: { 0: ENDED } });
    expect(await sumsOf(unit.unitId)).toMatchObject({ paying: 2, sealed: 1, fen: 2 * 80_000 });
    expect(await seen(unit.unitId, numberOf(unit, 0), DUE)).toMatchObject({ status: '02' });
    expect(await registers.wrong(unit.unitId)).toEqual([]);
  });

  it('of a later month leaves the month due as it is, and is revoked by an unseal of its month', async () => {
    const unit = await registerUnit(database.dataSource, 2);
    const before = await sumsOf(unit.unitId);
    const first = await registers.posted(seal, unit, { month: NEXT, rows: { 0: ENDED } });
    expect(await sumsOf(unit.unitId)).toEqual(before);
    expect(await seen(unit.unitId, numberOf(unit, 0), DUE)).toMatchObject({ status: '01' });
    expect(await seen(unit.unitId, numberOf(unit, 0), NEXT)).toMatchObject({ status: '02' });
    const second = await registers.posted(unseal, unit, {
      month: NEXT,
      rows: { 0: { reason: '03' } },
    });
    expect(await seen(unit.unitId, numberOf(unit, 0), NEXT)).toMatchObject({ status: '01' });
    const lines = await sql<{ businessNo: string }>(
      'SELECT business_no AS businessNo FROM status_term WHERE account_id = ? AND from_month = ?',
      [unit.accounts[0]?.id, NEXT],
    );
    expect(lines).toEqual([{ businessNo: second }]);
    expect(first).not.toBe(second);
    expect(await registers.wrong(unit.unitId)).toEqual([]);
  });
});

describe('each month of an account', () => {
  it('is right: sealed from December, with a base posted for January, then unsealed in February (domain 14)', async () => {
    const unit = await registerUnit(database.dataSource, 1);
    const number = numberOf(unit, 0);
    await registers.posted(baseAdjustment, unit, {
      month: NEXT,
      rows: { 0: { baseAfterFen: 600_000 } },
    });
    await registers.posted(seal, unit, { rows: { 0: ENDED } });
    await registers.posted(unseal, unit, { month: AFTER, rows: { 0: ENDED } });
    expect(await seen(unit.unitId, number, DUE)).toEqual({ status: '02', baseFen: 500_000 });
    expect(await seen(unit.unitId, number, NEXT)).toEqual({ status: '02', baseFen: 600_000 });
    expect(await seen(unit.unitId, number, AFTER)).toEqual({ status: '01', baseFen: 600_000 });
    expect(await registers.wrong(unit.unitId)).toEqual([]);
  });

  it('has the base that was typed with the unseal, and no base while it is sealed', async () => {
    const unit = await registerUnit(database.dataSource, 1);
    await registers.posted(seal, unit, { rows: { 0: ENDED } });
    await expect(
      registers.draft(baseAdjustment, unit, {
        month: NEXT,
        rows: { 0: { baseAfterFen: 600_000 } },
      }),
    ).rejects.toMatchObject({ code: 'BASE_WHEN_UNSEALING' });
    await registers.posted(unseal, unit, {
      month: NEXT,
      rows: { 0: { reason: '01', newBaseFen: 650_000 } },
    });
    expect(await seen(unit.unitId, numberOf(unit, 0), DUE)).toEqual({
      status: '02',
      baseFen: 500_000,
    });
    expect(await seen(unit.unitId, numberOf(unit, 0), NEXT)).toEqual({
      status: '01',
      baseFen: 650_000,
    });
  });
});

describe('a transfer', () => {
  let giving: RegisterUnit;
  let receiving: RegisterUnit;

  async function bothUnits(people: number, receivingMonth?: string) {
    giving = await registerUnit(database.dataSource, people);
    receiving = await registerUnit(database.dataSource, 1);
    if (receivingMonth !== undefined)
      await sql('UPDATE unit SET last_assessed_month = ?, paid_through_month = ? WHERE id = ?', [
        receivingMonth,
        receivingMonth,
        receiving.unitId,
      ]);
    await sql(
      'UPDATE personal_account SET balance_fen = 300, carried_forward_fen = 200, current_year_fen = 100 WHERE unit_id = ?',
      [giving.unitId],
    );
    await sql('UPDATE unit SET balance_fen = ? WHERE id = ?', [300 * people, giving.unitId]);
    const rows = Object.fromEntries(giving.accounts.map((_, at) => [at, ENDED]));
    await registers.posted(seal, giving, { rows });
    return { targetAccountNo: receiving.accountNo };
  }

  it('moves accounts with their balances; headcounts, sums and terms of both units are right', async () => {
    const head = await bothUnits(3);
    const businessNo = await registers.posted(intraCityTransfer, giving, {
      head,
      rows: { 0: {}, 2: {} },
    });
    expect(await sumsOf(giving.unitId)).toEqual({ paying: 0, sealed: 1, fen: 0, balance: 300 });
    expect(await sumsOf(receiving.unitId)).toEqual({
      paying: 1,
      sealed: 2,
      fen: 80_000,
      balance: 600,
    });
    const entries = await sql<Record<string, string>>(
      `SELECT unit_id AS unitId, carried_forward_fen AS carried, current_year_fen AS current, month
         FROM transfer_entry WHERE business_no = ? AND account_id = ? ORDER BY unit_id`,
      [businessNo, giving.accounts[0]?.id],
    );
    expect(entries).toEqual([
      { unitId: giving.unitId, carried: '-200', current: '-100', month: DUE },
      { unitId: receiving.unitId, carried: '200', current: '100', month: DUE },
    ]);
    expect(await registers.wrong(giving.unitId, receiving.unitId)).toEqual([]);
  });

  it('leaves the months before to the unit that let go, and is unsealed in the one that received', async () => {
    const head = await bothUnits(1);
    const number = numberOf(giving, 0);
    await registers.posted(intraCityTransfer, giving, { head, rows: { 0: {} } });
    expect(await seen(giving.unitId, number, NEXT)).toBeNull();
    expect(await seen(receiving.unitId, number, DUE)).toMatchObject({ status: '02' });
    const moved = { ...receiving, accounts: giving.accounts };
    await registers.posted(unseal, moved, { rows: { 0: { reason: '02' } } });
    expect(await sumsOf(receiving.unitId)).toMatchObject({ paying: 2, fen: 160_000 });
    expect(await registers.wrong(giving.unitId, receiving.unitId)).toEqual([]);
  });

  it('arrives after the months a unit further on has assessed; until then it is outside for it', async () => {
    const head = await bothUnits(1);
    // The giving unit is a month further on than the one that receives.
    await sql('UPDATE unit SET last_assessed_month = ?, paid_through_month = ? WHERE id = ?', [
      DUE,
      DUE,
      giving.unitId,
    ]);
    const number = numberOf(giving, 0);
    await registers.posted(intraCityTransfer, giving, { month: NEXT, head, rows: { 0: {} } });
    expect(await seen(receiving.unitId, number, DUE)).toMatchObject({ status: '' });
    expect(await seen(receiving.unitId, number, NEXT)).toMatchObject({ status: '02' });
    const moved = { ...receiving, accounts: giving.accounts };
    await expect(
      registers.draft(unseal, moved, { rows: { 0: { reason: '02' } } }),
    ).rejects.toMatchObject({ code: 'ACCOUNT_NOT_BEGUN' });
    const effect = await ratioEffect(database.dataSource.manager, receiving.unitId, DUE, {
      unitBp: 900,
      personalBp: 900,
      fiscalBp: 0,
    });
    expect(effect.people).toBe(1);
    expect(await registers.wrong(giving.unitId, receiving.unitId)).toEqual([]);
  });

  it('is decided anew where the receiving unit moves on before it is posted', async () => {
    const head = await bothUnits(1);
    const businessNo = await registers.draft(intraCityTransfer, giving, { head, rows: { 0: {} } });
    await registers.submit(intraCityTransfer, businessNo);
    await sql("UPDATE unit SET status = '04' WHERE id = ?", [receiving.unitId]);
    await expect(registers.post(intraCityTransfer, businessNo)).rejects.toMatchObject({
      code: 'POSTING_ROW_REFUSED',
    });
  });

  it('refuses an account that still owes a month in the unit, deferred ones among them', async () => {
    const head = await bothUnits(1);
    await sql("UPDATE unit SET paid_through_month = '202610' WHERE id = ?", [giving.unitId]);
    await expect(
      registers.draft(intraCityTransfer, giving, { head, rows: { 0: {} } }),
    ).rejects.toMatchObject({
      code: 'TRANSFER_WITH_UNPAID_MONTH',
      details: { month: '2026-11' },
    });
    await sql("UPDATE unit SET paid_through_month = '202611' WHERE id = ?", [giving.unitId]);
    const businessNo = await registers.draft(intraCityTransfer, giving, { head, rows: { 0: {} } });
    expect(businessNo).toMatch(/^\d{16}$/);
  });
});
