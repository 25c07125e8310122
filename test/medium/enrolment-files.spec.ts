import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { importFindings } from '#libs/persistence/imports/import-queries';
import { findImport } from '#libs/persistence/imports/import-store';
import { enrolmentDraft, readNewcomers, takeNewcomers } from '#test/builders/enrolment.builder';
import { newcomerLine } from '#test/builders/newcomer.builder';
import { registerUnit } from '#test/builders/register.builder';
import { freshDatabase, type TestDatabase } from '#test/medium/database';

const DUE = '202612';

let database: TestDatabase;
let businessNo: string;

beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  const { unitId } = await registerUnit(database.dataSource, 2);
  businessNo = await enrolmentDraft(database.dataSource, unitId);
});

const sql = <Row>(text: string, values: unknown[] = []): Promise<Row[]> =>
  database.dataSource.query(text, values);

describe('a file of people', () => {
  it('says of each line what is wrong with it, in the columns of the file', async () => {
    const [one, other, third] = [1, 2, 3] as const;
    const importId = await readNewcomers(database.dataSource, businessNo, [
      newcomerLine(one),
      newcomerLine(other, {
        ...{ 学历: '博士后', 手机号码: '139', 个人缴存基数: '六千' },
        身份证号: '410302199001010019',
      }),
      newcomerLine(one),
      newcomerLine(third, { 身份证号: '410302199001010000', 个人缴存基数: '50' }),
      newcomerLine(third, { 姓名: null }),
    ]);
    const { manager } = database.dataSource;
    expect(await findImport(manager, importId)).toMatchObject({
      state: 'checked',
      rowsGood: 1,
      rowsBad: 4,
    });
    const findings = await importFindings(manager, importId, { lineNo: 0, findingNo: 0 }, 20);
    expect(
      findings.map((found) => `${String(found.lineNo)} ${found.column} ${found.refusal.code}`),
    ).toEqual([
      '3 身份证号 ID_NUMBER_NOT_OF_TYPE',
      '3 手机号码 VALUE_MALFORMED',
      '3 学历 VALUE_NOT_IN_LIST',
      '3 个人缴存基数 AMOUNT_MALFORMED',
      '4 身份证号 PERSON_TWICE',
      '5 身份证号 ID_NUMBER_NOT_OF_TYPE',
      '5 个人缴存基数 BASE_BELOW_FLOOR',
      '6 姓名 VALUE_REQUIRED',
    ]);
    expect(findings.map(({ person, shown }) => [person, shown])).toEqual([
      // A number that may be somebody's is masked; what can be nobody's is shown.
      ['李新00002', '410302********0019'],
      ['李新00002', '139'],
      ['李新00002', '博士后'],
      ['李新00002', '六千'],
      ['李新00001', '410302********0013'],
      ['李新00003', '410302********0000'],
      ['李新00003', '50'],
      ['', ''],
    ]);
  });

  it('keeps what was typed beside what was decided, and a note where amounts differ', async () => {
    const one = 1;
    await takeNewcomers(database.dataSource, businessNo, [
      newcomerLine(one, { 个人月缴存额: '500' }),
    ]);
    const [row] = await sql<{
      typed: string;
      decided: string;
      month: string;
      note: string;
      fen: string;
    }>(
      `SELECT typed, decided, month, note_code AS note, personal_after_fen AS fen FROM register_row WHERE business_no = ?`,
      [businessNo],
    );
    expect(JSON.parse(row?.typed ?? '')).toMatchObject({
      personalTypedFen: 50_000,
      maritalStatus: '20',
      position: '000',
    });
    expect(JSON.parse(row?.decided ?? '')).toEqual({
      idType: '01',
      birthDate: '1990-01-01',
      sex: expect.any(String),
    });
    expect(row).toMatchObject({ month: DUE, note: 'AMOUNTS_DIFFER', fen: '48000' });
  });
});
