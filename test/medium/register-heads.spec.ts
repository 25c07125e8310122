import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { EntityManager } from 'typeorm';
import { baseAdjustment } from '#libs/businesses/base-adjustment/base-adjustment.business';
import type { DraftEdit } from '#libs/persistence/cases/held-case';
import { applyImport } from '#libs/persistence/imports/import-apply';
import { wrongHeads } from '#libs/persistence/registers/register-heads';
import { previewRegister } from '#libs/persistence/registers/register-preview';
import { recheckRegister } from '#libs/persistence/registers/register-recheck';
import { splitRegister } from '#libs/persistence/registers/register-split';
import {
  changeRow,
  chooseRows,
  deleteRows,
  type RowChoice,
} from '#libs/persistence/registers/register-store';
import { deriveHead, derivedTotals, keptTotals } from '#libs/persistence/registers/register-totals';
import { RegisterHeads1795892800000 } from '#libs/persistence/migrations/2026112880-register-heads';
import { inTransaction } from '#libs/persistence/database/transaction';
import { beginImport, importLine, runImport } from '#test/builders/import.builder';
import { addToRegister, editRegister } from '#test/builders/register-edit.builder';
import {
  REGISTER_NOW as now,
  registerDraft,
  registerUnit,
  type RegisterUnit,
} from '#test/builders/register.builder';
import { workbook } from '#test/builders/workbook.builder';
import { freshDatabase, type TestDatabase } from '#test/medium/database';

const PEOPLE = 12;

let database: TestDatabase;
let unit: RegisterUnit;
let businessNo: string;

beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());
/** Twelve people, one of whom cannot be adjusted any more and two of whom are not ticked. */
beforeEach(async () => {
  unit = await registerUnit(database.dataSource, PEOPLE);
  businessNo = await registerDraft(database.dataSource, unit.unitId);
  for (let at = 0; at < PEOPLE - 2; at += 1) await entered(at, 600_000 + at * 10_000);
  await sealed(2);
  await transact((m) => previewRegister(m, baseAdjustment, businessNo, now));
  await edited((m, edit) => chooseRows(m, edit, { rowNos: [4, 5] }, false));
});

const transact = <T>(work: (m: EntityManager) => Promise<T>) =>
  inTransaction(database.dataSource, work);
const sql = (text: string, values: unknown[] = []) => database.dataSource.query(text, values);
const kept = () => keptTotals(database.dataSource.manager, businessNo);
const derived = () => derivedTotals(database.dataSource.manager, businessNo);
const differing = () => wrongHeads(database.dataSource.manager, [baseAdjustment.code]);

const edited = <T>(work: (m: EntityManager, edit: DraftEdit) => Promise<T>): Promise<T> =>
  editRegister(database.dataSource, businessNo, work);
const entered = (at: number, baseAfterFen: number) =>
  addToRegister(database.dataSource, businessNo, unit.accounts[at]?.accountNo ?? '', baseAfterFen);
const rewritten = (rowNo: number) =>
  edited((m, edit) =>
    changeRow(m, baseAdjustment, edit, {
      rowNo,
      typed: { baseAfterFen: 812_300 },
    }),
  );
const deleted = (choice: RowChoice) => edited((m, edit) => deleteRows(m, edit, choice));
const ticked = (choice: RowChoice, chosen: boolean) =>
  edited((m, edit) => chooseRows(m, edit, choice, chosen));
const sealed = (at: number) =>
  sql("UPDATE personal_account SET status = '02', version = version + 1 WHERE id = ?", [
    unit.accounts[at]?.id,
  ]);

async function imported(bases: readonly (readonly [at: number, base: string])[]) {
  const file = await workbook(bases.map(([at, base]) => importLine(unit, at, base)));
  const importId = await beginImport(database.dataSource, businessNo, file);
  await runImport(database.dataSource, importId, file);
  const choice = { importId, rows: 'good', known: 'replace', exceptLines: [], hidden: null };
  return edited((m, edit) => applyImport(m, baseAdjustment, edit, choice as never));
}

/** Every way in which rows come, change and go, and how many rows and ticks are there afterwards. */
const EDITS: readonly (readonly [string, () => Promise<unknown>, rows: number, chosen: number])[] =
  [
    ['an entry', () => entered(PEOPLE - 1, 777_700), 11, 9],
    ['another base in a row', () => rewritten(6), 10, 8],
    ['another base in a row that is not ticked', () => rewritten(4), 10, 8],
    ['ticks taken off, one of them twice', () => ticked({ rowNos: [3, 4, 6] }, false), 10, 6],
    ['every tick taken off', () => ticked({ all: true, but: [] }, false), 10, 0],
    ['every tick set but two', () => ticked({ all: true, but: [4, 9] }, true), 10, 9],
    [
      'the ticks taken off those that are ticked',
      () => ticked({ all: true, only: 'chosen', but: [1] }, false),
      10,
      1,
    ],
    ['three rows deleted, one of them not ticked', () => deleted({ rowNos: [3, 4, 8] }), 7, 6],
    ['those with a finding deleted', () => deleted({ all: true, only: 'findings', but: [] }), 9, 7],
    ['those ticked deleted but one', () => deleted({ all: true, only: 'chosen', but: [9] }), 3, 1],
    [
      'whom a search finds deleted but one',
      () => deleted({ all: true, q: '张1', but: [10] }),
      9,
      7,
    ],
    ['all but three deleted', () => deleted({ all: true, but: [1, 3, 4] }), 3, 2],
    ['the whole register deleted', () => deleted({ all: true, but: [] }), 0, 0],
    [
      'a file that brings one and replaces two',
      () =>
        imported([
          [PEOPLE - 1, '7000'],
          [0, '7000'],
          [3, '7100'],
        ]),
      11,
      10,
    ],
    [
      'the same file again',
      async () => {
        await imported([[PEOPLE - 1, '7000']]);
        await imported([[PEOPLE - 1, '7000']]);
      },
      11,
      9,
    ],
    [
      'a look at the check page after an account was sealed',
      async () => {
        await sealed(7);
        await transact((m) => previewRegister(m, baseAdjustment, businessNo, now));
      },
      10,
      8,
    ],
    [
      'another month',
      async () => {
        await sql("UPDATE submission SET effective_month = '202606' WHERE business_no = ?", [
          businessNo,
        ]);
        await transact((m) => recheckRegister(m, baseAdjustment, businessNo, now));
      },
      10,
      8,
    ],
    [
      'the rest left as the next draft',
      async () => {
        const rest = await registerDraft(database.dataSource, unit.unitId);
        await transact((m) => splitRegister(m, businessNo, rest));
        expect(await keptTotals(database.dataSource.manager, rest)).toMatchObject({
          rows: 2,
          chosen: 2,
        });
      },
      8,
      8,
    ],
  ];

describe('the sums in a register’s head are those of its rows', () => {
  it.each(EDITS)('after %s', async (_, edit, rows, chosen) => {
    await edit();
    expect(await kept()).toEqual(await derived());
    expect(await kept()).toMatchObject({ rows, chosen });
    expect(await differing()).toEqual([]);
  });

  it('after edits that come at the same moment, each on the newest state', async () => {
    const untilTaken = async (edit: () => Promise<unknown>): Promise<void> => {
      for (;;)
        try {
          await edit();
          return;
        } catch (error) {
          if ((error as { code?: string }).code !== 'STALE_DRAFT') throw error;
        }
    };
    await Promise.all([
      untilTaken(() => entered(PEOPLE - 1, 700_000)),
      untilTaken(() => entered(PEOPLE - 2, 710_000)),
      untilTaken(() => ticked({ rowNos: [1, 4] }, true)),
      untilTaken(() => deleted({ rowNos: [2] })),
      untilTaken(() => ticked({ rowNos: [9] }, false)),
    ]);
    expect(await kept()).toEqual(await derived());
    expect(await kept()).toMatchObject({ rows: 11, chosen: 9 });
    expect(await differing()).toEqual([]);
  });

  it('and nothing of an edit that is refused', async () => {
    const before = await kept();
    await expect(entered(PEOPLE - 1, 100)).rejects.toMatchObject({ code: 'BASE_BELOW_FLOOR' });
    await expect(deleted({ rowNos: [] })).rejects.toMatchObject({ code: 'NO_ROW_CHOSEN' });
    expect(await kept()).toEqual(before);
  });
});

describe('a head somebody has written past', () => {
  it('is found with both sums, and put right', async () => {
    const right = await kept();
    await sql(
      'UPDATE submission SET findings = findings + 1, after_fen = 7 WHERE business_no = ?',
      [businessNo],
    );
    expect(await differing()).toEqual([
      { businessNo, kept: { ...right, findings: 2, afterFen: 7 }, derived: right },
    ]);
    await transact((m) => deriveHead(m, businessNo));
    expect(await differing()).toEqual([]);
  });

  it('is moved by the rows an edit touches: the others are not read', async () => {
    await sql('UPDATE submission SET register_rows = register_rows + 100 WHERE business_no = ?', [
      businessNo,
    ]);
    expect((await deleted({ rowNos: [1] })).totals).toMatchObject({ rows: 109, chosen: 7 });
  });

  it('does not stop an edit: sums that cannot be are summed anew', async () => {
    await sql('UPDATE submission SET register_rows = 0, people = 0 WHERE business_no = ?', [
      businessNo,
    ]);
    expect((await deleted({ rowNos: [1] })).totals).toMatchObject({ rows: 9, chosen: 7 });
    expect(await kept()).toEqual(await derived());
  });

  it('does not reach the centre: what is submitted is summed from the rows', async () => {
    await sql('UPDATE submission SET people = 3 WHERE business_no = ?', [businessNo]);
    const { totals } = await transact((m) => recheckRegister(m, baseAdjustment, businessNo, now));
    expect(totals.chosen).toBe(8);
  });

  it('is filled by the migration as it stands, and once more if that was cut off', async () => {
    const right = await kept();
    await sql(
      'UPDATE submission SET register_rows = 0, findings = 0, chosen_findings = 0, people = 0 WHERE business_no = ?',
      [businessNo],
    );
    const runner = database.dataSource.createQueryRunner();
    await new RegisterHeads1795892800000().up(runner);
    await new RegisterHeads1795892800000().up(runner);
    await runner.release();
    expect(await kept()).toEqual(right);
  });
});
