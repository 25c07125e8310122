import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { baseAdjustment } from '#libs/businesses/base-adjustment/base-adjustment.business';
import { postRegister } from '#libs/persistence/postings/register-posting';
import { deriveTotals, wrongTotals } from '#libs/persistence/accounts/unit-totals';
import { inTransaction } from '#libs/persistence/database/transaction';
import { addToRegister, submitRegister } from '#test/builders/register-edit.builder';
import {
  REGISTER_NOW as now,
  registerDraft,
  registerUnit,
  type RegisterUnit,
} from '#test/builders/register.builder';
import { freshDatabase, type TestDatabase } from '#test/medium/database';

let database: TestDatabase;
let unit: RegisterUnit;
let businessNo: string;

beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  unit = await registerUnit(database.dataSource, 6);
  businessNo = await registerDraft(database.dataSource, unit.unitId);
});

const sql = <Row>(text: string, values: unknown[] = []): Promise<Row[]> =>
  database.dataSource.query(text, values);
const add = (at: number, baseAfterFen: number) =>
  addToRegister(database.dataSource, businessNo, unit.accounts[at]?.accountNo ?? '', baseAfterFen);
const submitted = () => submitRegister(database.dataSource, businessNo);
const post = () =>
  inTransaction(database.dataSource, (m) => postRegister(m, baseAdjustment, businessNo, now));
const accountOf = async (at: number) =>
  (
    await sql<Record<string, unknown>>(
      `SELECT base_fen AS base, unit_fen AS unit, personal_fen AS personal, version, last_base_month AS month
       FROM personal_account WHERE id = ?`,
      [unit.accounts[at]?.id],
    )
  )[0];

/** The server renews what it says of waiting transactions only once nobody has asked for a tenth of a second. */
const ASKED_EVERY_MS = 250;

async function untilSomebodyWaitsForTheUnit(): Promise<void> {
  for (;;) {
    const waiting = await sql(
      "SELECT trx_id FROM information_schema.innodb_trx WHERE trx_state = 'LOCK WAIT' AND trx_query LIKE '%unit%FOR UPDATE%'",
    );
    if (waiting.length > 0) return;
    await new Promise((done) => setTimeout(done, ASKED_EVERY_MS));
  }
}

describe('posting a register', () => {
  it('moves every account once, with its history', async () => {
    await add(0, 600_000);
    await add(1, 700_000);
    await submitted();
    expect(await post()).toEqual({ changes: 2, collects: false });
    expect(await accountOf(0)).toEqual({
      base: '600000',
      unit: '48000',
      personal: '48000',
      version: 2,
      month: '202612',
    });
    const history = await sql<Record<string, unknown>>(
      'SELECT subject_id AS id, field, `before`, `after`, effective_month AS month FROM posted_change WHERE business_no = ? ORDER BY id',
      [businessNo],
    );
    expect(history).toEqual([
      {
        id: unit.accounts[0]?.id,
        field: 'baseFen',
        before: '500000',
        after: '600000',
        month: '202612',
      },
      {
        id: unit.accounts[1]?.id,
        field: 'baseFen',
        before: '500000',
        after: '700000',
        month: '202612',
      },
    ]);
  });

  it('refuses to be posted a second time and writes nothing', async () => {
    await add(0, 600_000);
    await submitted();
    await post();
    await expect(post()).rejects.toMatchObject({ code: 'POSTING_ROW_REFUSED' });
    expect(await accountOf(0)).toMatchObject({ version: 2 });
  });

  it('posts accounts that moved on with the amounts that were approved', async () => {
    await add(0, 600_000);
    await submitted();
    await sql('UPDATE personal_account SET version = 9 WHERE id = ?', [unit.accounts[0]?.id]);
    expect(await post()).toEqual({ changes: 1, collects: false });
    expect(await accountOf(0)).toMatchObject({ base: '600000', unit: '48000', version: 10 });
  });

  it('never posts other amounts than those approved: it says both sums, and the rows stay', async () => {
    await add(0, 600_000);
    await submitted();
    await sql('UPDATE unit_term SET unit_ratio_bp = 1000 WHERE unit_id = ?', [unit.unitId]);
    const rows = () => sql('SELECT * FROM register_row WHERE business_no = ?', [businessNo]);
    const approved = await rows();
    await expect(post()).rejects.toMatchObject({
      code: 'POSTING_AMOUNTS_MOVED',
      details: { rowNo: 1, count: 1, approvedAfter: '960.00', nowAfter: '1,080.00' },
    });
    expect(await accountOf(0)).toMatchObject({ base: '500000', version: 1 });
    expect(await rows()).toEqual(approved);
  });

  it('never posts what was compared with other amounts before', async () => {
    await add(0, 600_000);
    await submitted();
    await sql('UPDATE personal_account SET base_fen = 550000, version = 9 WHERE id = ?', [
      unit.accounts[0]?.id,
    ]);
    await expect(post()).rejects.toMatchObject({ code: 'POSTING_AMOUNTS_MOVED' });
    expect(await accountOf(0)).toMatchObject({ base: '550000', version: 9 });
  });

  it('rolls everything back when one of them no longer holds', async () => {
    await add(0, 600_000);
    await add(1, 600_000);
    await submitted();
    await sql("UPDATE personal_account SET status = '02', version = 9 WHERE id = ?", [
      unit.accounts[1]?.id,
    ]);
    await expect(post()).rejects.toMatchObject({
      code: 'POSTING_ROW_REFUSED',
      details: {
        rowNo: 2,
        count: 1,
        reason: expect.stringMatching(/\p{Script=Han}/u),
        reasonEn: expect.stringMatching(/^[ -~]+$/),
      },
    });
    expect(await accountOf(0)).toMatchObject({ base: '500000', version: 1 });
    expect(await sql('SELECT id FROM posted_change WHERE business_no = ?', [businessNo])).toEqual(
      [],
    );
  });

  it('judges by the terms known at submit, not by a cap published later', async () => {
    await add(0, 2_354_250);
    await submitted();
    await sql(
      "INSERT INTO parameter (name, scope, value, valid_from, known_from) VALUES ('base-cap', '410303', '2000000', '2026-12-01', '2026-11-25')",
    );
    await post();
    expect(await accountOf(0)).toMatchObject({ base: '2354250' });
    await sql("DELETE FROM parameter WHERE value = '2000000'");
  });

  it('judges by the marks of the unit as they are once it holds the unit, whoever assessed meanwhile', async () => {
    await add(0, 600_000);
    await submitted();
    let posting: Promise<unknown> = Promise.resolve();
    await inTransaction(database.dataSource, async (manager) => {
      await manager.query('UPDATE unit SET last_assessed_month = ? WHERE id = ?', [
        '202612',
        unit.unitId,
      ]);
      posting = post().catch((error: unknown) => error);
      await untilSomebodyWaitsForTheUnit();
    });
    expect(await posting).toMatchObject({ code: 'DELETE_ASSESSMENTS_FIRST' });
    expect(await accountOf(0)).toMatchObject({ base: '500000', version: 1 });
  });

  it('posts two cases of different units at the same time', async () => {
    await add(0, 600_000);
    await submitted();
    const first = businessNo;
    unit = await registerUnit(database.dataSource, 2);
    businessNo = await registerDraft(database.dataSource, unit.unitId);
    await add(0, 600_000);
    await submitted();
    const results = await Promise.all(
      [first, businessNo].map((no) =>
        inTransaction(database.dataSource, (m) => postRegister(m, baseAdjustment, no, now)),
      ),
    );
    expect(results).toEqual([
      { changes: 1, collects: false },
      { changes: 1, collects: false },
    ]);
  });
});

describe('the totals kept with a unit', () => {
  const wrong = async () =>
    (await wrongTotals(database.dataSource.manager)).filter((one) => one.unitId === unit.unitId);
  const monthly = async () =>
    (
      await sql<{ fen: string }>('SELECT monthly_fen AS fen FROM unit WHERE id = ?', [unit.unitId])
    )[0];

  it('move with a posting and stay those of the accounts, also where rows were decided again', async () => {
    await add(0, 600_000);
    await add(1, 400_000);
    await add(2, 700_000);
    await submitted();
    const moved = unit.accounts[2]?.id;
    await sql('UPDATE personal_account SET version = 9 WHERE id = ?', [moved]);
    expect(await monthly()).toEqual({ fen: String(6 * 80_000) });
    await post();
    expect(await monthly()).toEqual({ fen: String(6 * 80_000 + 16_000 - 16_000 + 32_000) });
    expect(await wrong()).toEqual([]);
  });

  it('stay when a posting is refused', async () => {
    await add(0, 600_000);
    await submitted();
    await sql("UPDATE personal_account SET status = '02', version = 9 WHERE id = ?", [
      unit.accounts[0]?.id,
    ]);
    await expect(post()).rejects.toMatchObject({ code: 'POSTING_ROW_REFUSED' });
    expect(await monthly()).toEqual({ fen: String(6 * 80_000) });
  });

  it('are found and put right where an account was changed past them', async () => {
    await sql("UPDATE personal_account SET status = '02' WHERE id = ?", [unit.accounts[0]?.id]);
    expect(await wrong()).toMatchObject([{ detail: 'kept 6 0 480000 accounts 5 1 400000' }]);
    await inTransaction(database.dataSource, (m) => deriveTotals(m, unit.unitId));
    expect(await wrong()).toEqual([]);
  });
});
