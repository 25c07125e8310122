import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { enrolment } from '#libs/businesses/enrolment/enrolment.business';
import { postRegister } from '#libs/persistence/postings/register-posting';
import { wrongAccounts } from '#libs/persistence/terms/projection';
import { misnamedAccounts } from '#libs/persistence/accounts/account-names';
import { wrongTotals } from '#libs/persistence/accounts/unit-totals';
import {
  enrolmentDraft,
  postEnrolment,
  submitEnrolment,
  takeNewcomers,
} from '#test/builders/enrolment.builder';
import { newcomerLine, newcomerNumber } from '#test/builders/newcomer.builder';
import { REGISTER_NOW, registerUnit, type RegisterUnit } from '#test/builders/register.builder';
import { freshDatabase, type TestDatabase } from '#test/medium/database';

const DUE = '202612';

let database: TestDatabase;
let unit: RegisterUnit;
let businessNo: string;
/** Everybody of this file has a number of his own. */
let next = 1;
const newcomers = (count: number): number[] => Array.from({ length: count }, () => (next += 1) - 1);

beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  unit = await registerUnit(database.dataSource, 2);
  businessNo = await enrolmentDraft(database.dataSource, unit.unitId);
});

const sql = <Row>(text: string, values: unknown[] = []): Promise<Row[]> =>
  database.dataSource.query(text, values);

async function enrol(of: RegisterUnit, people: readonly number[]): Promise<string> {
  const no = await enrolmentDraft(database.dataSource, of.unitId);
  await takeNewcomers(
    database.dataSource,
    no,
    people.map((one) => newcomerLine(one)),
  );
  await submitEnrolment(database.dataSource, no);
  return no;
}

const numbersOf = async (no: string) =>
  (
    await sql<{ accountNo: string }>(
      `SELECT a.account_no AS accountNo FROM register_row r JOIN personal_account a ON a.id = r.account_id
        WHERE r.business_no = ? ORDER BY r.row_no`,
      [no],
    )
  ).map(({ accountNo }) => Number(accountNo));

async function expectBooksRight() {
  const { manager } = database.dataSource;
  expect(await wrongAccounts(manager, 100)).toEqual([]);
  expect(await wrongTotals(manager)).toEqual([]);
  expect(await misnamedAccounts(manager, 100)).toEqual([]);
}

describe('posting an enrolment', () => {
  it('opens an account for each, with member, terms, history and the sums of the unit', async () => {
    const people = newcomers(3);
    const no = await enrol(unit, people);
    expect(await postEnrolment(database.dataSource, no)).toEqual({ changes: 3, collects: false });
    const [first] = await sql<Record<string, unknown>>(
      `SELECT m.name, m.id_type AS idType, m.id_number AS idNumber, DATE_FORMAT(m.born_on, '%Y-%m-%d') AS bornOn,
              m.mobile_phone AS phone, m.education, m.marital_status AS marital, a.status, a.base_fen AS base,
              a.personal_fen AS personal, a.later_month AS later, a.unit_id AS unitId, a.balance_fen AS balance,
              DATE_FORMAT(a.opened_on, '%Y-%m-%d') AS openedOn
         FROM register_row r JOIN personal_account a ON a.id = r.account_id JOIN member m ON m.id = a.member_id
        WHERE r.business_no = ? ORDER BY r.row_no`,
      [no],
    );
    expect(first).toEqual({
      name: `李新${String(people[0]).padStart(5, '0')}`,
      idType: '01',
      idNumber: newcomerNumber(people[0] ?? 0),
      bornOn: '1990-01-01',
      phone: '13900000000',
      education: '20',
      marital: '20',
      status: '01',
      base: '600000',
      personal: '48000',
      later: null,
      unitId: unit.unitId,
      balance: '0',
      openedOn: '2026-11-24',
    });
    expect(
      await sql(
        `SELECT field, \`before\`, \`after\`, effective_month AS month, COUNT(*) AS count
           FROM posted_change WHERE business_no = ? GROUP BY field, \`before\`, \`after\`, effective_month`,
        [no],
      ),
    ).toEqual([{ field: 'status', before: '', after: '01', month: DUE, count: '3' }]);
    expect(
      await sql('SELECT paying_members AS paying, monthly_fen AS fen FROM unit WHERE id = ?', [
        unit.unitId,
      ]),
    ).toEqual([{ paying: 5, fen: String(2 * 80_000 + 3 * 96_000) }]);
    await expectBooksRight();
  });

  it('for a month to come leaves the month due alone', async () => {
    const [one = 0] = newcomers(1);
    await sql('UPDATE unit SET last_assessed_month = ?, paid_through_month = ? WHERE id = ?', [
      '202610',
      '202610',
      unit.unitId,
    ]);
    await takeNewcomers(database.dataSource, businessNo, [
      newcomerLine(one, { 起缴年月: '2026年12月' }),
    ]);
    await submitEnrolment(database.dataSource, businessNo);
    await postEnrolment(database.dataSource, businessNo);
    expect(
      await sql(
        `SELECT a.status, a.base_fen AS base, a.later_month AS later FROM register_row r
           JOIN personal_account a ON a.id = r.account_id WHERE r.business_no = ?`,
        [businessNo],
      ),
    ).toEqual([{ status: '', base: '0', later: DUE }]);
    await expectBooksRight();
  });

  it('gives numbers without gap or double under eight enrolments at once', async () => {
    const cases: string[] = [];
    for (let at = 0; at < 8; at += 1)
      cases.push(await enrol(await registerUnit(database.dataSource, 1), newcomers(5)));
    await Promise.all(cases.map((no) => postEnrolment(database.dataSource, no)));
    const numbers = (await Promise.all(cases.map(numbersOf))).flat().sort((a, b) => a - b);
    expect(numbers).toHaveLength(40);
    expect(numbers.map((number) => number - (numbers[0] ?? 0))).toEqual(
      Array.from({ length: 40 }, (_, at) => at),
    );
    await expectBooksRight();
  });

  it('gives the numbers of a posting that was rolled back again', async () => {
    const failed = await enrol(unit, newcomers(3));
    await expect(
      database.dataSource.transaction(async (manager) => {
        await postRegister(manager, enrolment, failed, REGISTER_NOW);
        throw new Error('the worker has gone');
      }),
    ).rejects.toThrow('the worker has gone');
    const other = await enrol(await registerUnit(database.dataSource, 1), newcomers(2));
    await postEnrolment(database.dataSource, other);
    await postEnrolment(database.dataSource, failed);
    const [first = 0, second = 0] = await numbersOf(other);
    expect([second, ...(await numbersOf(failed))]).toEqual(
      [1, 2, 3, 4].map((more) => first + more),
    );
  });

  it('of somebody whom another unit has enrolled meanwhile is parked with the reason, and opens nobody', async () => {
    const [shared = 0, own = 0] = newcomers(2);
    const here = await enrol(unit, [shared, own]);
    const elsewhere = await enrol(await registerUnit(database.dataSource, 1), [shared]);
    await postEnrolment(database.dataSource, elsewhere);
    await expect(postEnrolment(database.dataSource, here)).rejects.toMatchObject({
      code: 'POSTING_ROW_REFUSED',
      details: { rowNo: 1, count: 1, reason: expect.stringContaining('其他单位') },
    });
    expect(await sql('SELECT 1 FROM member WHERE id_number = ?', [newcomerNumber(own)])).toEqual(
      [],
    );
  });

  it('of the same person at two units at once opens one account', async () => {
    const [shared = 0] = newcomers(1);
    const numbers = [
      await enrol(unit, [shared]),
      await enrol(await registerUnit(database.dataSource, 1), [shared]),
    ];
    const ended = await Promise.allSettled(
      numbers.map((no) => postEnrolment(database.dataSource, no)),
    );
    expect(ended.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(
      await sql(
        `SELECT COUNT(*) AS count FROM personal_account a JOIN member m ON m.id = a.member_id WHERE m.id_number = ?`,
        [newcomerNumber(shared)],
      ),
    ).toEqual([{ count: '1' }]);
  });

  it('of somebody whose account was closed opens another for the same member', async () => {
    const [back = 0] = newcomers(1);
    await postEnrolment(database.dataSource, await enrol(unit, [back]));
    await sql(
      `UPDATE personal_account a JOIN member m ON m.id = a.member_id JOIN status_term s ON s.account_id = a.id
          SET a.status = '05', s.status = '05', a.version = a.version + 1 WHERE m.id_number = ?`,
      [newcomerNumber(back)],
    );
    const again = await enrol(await registerUnit(database.dataSource, 1), [back]);
    expect(await postEnrolment(database.dataSource, again)).toEqual({
      changes: 1,
      collects: false,
    });
    expect(
      await sql('SELECT COUNT(*) AS count FROM member WHERE id_number = ?', [newcomerNumber(back)]),
    ).toEqual([{ count: '1' }]);
  });
});
