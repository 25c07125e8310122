import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { baseAdjustment } from '#libs/businesses/base-adjustment/base-adjustment.business';
import { registerRows } from '#libs/persistence/registers/register-queries';
import type { RowOrder, RowPlace } from '#libs/persistence/registers/register-order';
import { addRow } from '#libs/persistence/registers/register-store';
import { inTransaction } from '#libs/persistence/database/transaction';
import {
  REGISTER_EDITOR,
  REGISTER_NOW as now,
  registerDraft,
  registerUnit,
} from '#test/builders/register.builder';
import { freshDatabase, type TestDatabase } from '#test/medium/database';

/** New bases in fen of people who all had 5,000 yuan; two of them rise alike. */
const NEW_BASES = [600_000, 400_000, 900_000, 600_000, 450_000];

let database: TestDatabase;
let businessNo: string;

beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  const unit = await registerUnit(database.dataSource, NEW_BASES.length);
  businessNo = await registerDraft(database.dataSource, unit.unitId);
  for (const [at, baseAfterFen] of NEW_BASES.entries()) {
    const accountNo = unit.accounts[at]?.accountNo ?? '';
    const edit = { businessNo, draftVersion: at + 1, editor: REGISTER_EDITOR, now };
    await inTransaction(database.dataSource, (m) =>
      addRow(m, baseAdjustment, edit, { accountNo, typed: { baseAfterFen } }),
    );
  }
});

/** The whole register, read two rows at a time. */
async function rowNosBy(order: RowOrder): Promise<number[]> {
  const found: number[] = [];
  for (let after: RowPlace | undefined; ;) {
    const page = await registerRows(database.dataSource.manager, {
      businessNo,
      order,
      limit: 2,
      ...(after === undefined ? {} : { after }),
    });
    const last = page.at(-1);
    if (last === undefined) return found;
    found.push(...page.map(({ rowNo }) => rowNo));
    after = { rowNo: last.rowNo, value: last.orderValue };
  }
}

describe('a register is read page by page, each row once', () => {
  it.each([
    ['by number', 'row', [1, 2, 3, 4, 5]],
    ['what rises most first, equals by number', 'rise', [3, 1, 4, 5, 2]],
    ['the largest share first, equals by number', 'percent', [3, 1, 4, 5, 2]],
    ['what falls most first, equals by number', 'fall', [2, 5, 1, 4, 3]],
  ] as const)('%s', async (_, order, rowNos) => {
    expect(await rowNosBy(order)).toEqual(rowNos);
  });
});

describe('rows that rise by more than 20 %', () => {
  it('are read alone: exactly 20 % is not among them, one fen more is', async () => {
    const over = async () => {
      const rows = await registerRows(database.dataSource.manager, {
        businessNo,
        only: 'over20',
        limit: 10,
      });
      return rows.map(({ rowNo }) => rowNo);
    };
    expect(await over()).toEqual([3]);
    await database.dataSource.query(
      'UPDATE register_row SET unit_after_fen = unit_after_fen + 1 WHERE business_no = ? AND row_no = 1',
      [businessNo],
    );
    expect(await over()).toEqual([1, 3]);
  });
});
