import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { supplementaryContribution as supplement } from '#libs/businesses/supplementary-contribution/supplementary-contribution.business';
import { holdDraft } from '#libs/persistence/cases/held-case';
import { inTransaction } from '#libs/persistence/database/transaction';
import { applyImport } from '#libs/persistence/imports/import-apply';
import {
  importFindings,
  importRemarks,
  knownLines,
} from '#libs/persistence/imports/import-queries';
import { beginReading, createImport, findImport } from '#libs/persistence/imports/import-store';
import { contextOfCase, registerCase } from '#libs/persistence/registers/register-case';
import { readImport } from '#libs/register-files/read-import';
import { editRegister } from '#test/builders/register-edit.builder';
import { REGISTER_EDITOR, REGISTER_NOW, type RegisterUnit } from '#test/builders/register.builder';
import { full, supplements } from '#test/builders/supplements.builder';
import { freshDatabase, type TestDatabase } from '#test/medium/database';

let database: TestDatabase;
let made: ReturnType<typeof supplements>;
let unit: RegisterUnit;
let businessNo: string;

beforeAll(async () => {
  database = await freshDatabase();
  made = supplements(database.dataSource);
});
afterAll(() => database.drop());

const manager = () => database.dataSource.manager;
const START = { lineNo: 0, part: 0 };
const TITLES = '序号,个人账号,姓名,证件号码,补缴原因,补缴类型,补缴年月,缴存基数,补缴金额';

async function oneMissed(): Promise<void> {
  unit = await made.unitWithOneMissed();
  businessNo = await made.draft(unit);
}

/** A line about the one who was missed in September and October 2026. */
function line(months: string, { kind = '全额补缴', amount = '' } = {}): string {
  const { accountNo = '', name = '', idNumber = '' } = unit.accounts[0] ?? {};
  return ['1', accountNo, name, idNumber, '漏缴', kind, months, '', amount].join(',');
}

async function checked(...lines: readonly string[]): Promise<number> {
  const file = Buffer.from([TITLES, ...lines, ''].join('\n'));
  const found = await registerCase(manager(), businessNo);
  const context = await contextOfCase(manager(), supplement, found, REGISTER_NOW);
  const contentHash = createHash('sha256').update(file).digest('hex');
  const created = { fileName: '补缴.csv', contentHash, format: 'csv', terms: context.terms };
  const importId = await inTransaction(database.dataSource, async (m) =>
    createImport(m, await holdDraft(m, businessNo, REGISTER_EDITOR), created),
  );
  await beginReading(manager(), importId);
  const { unitId } = found;
  const { signal } = new AbortController();
  const job = { importId, business: supplement, unitId, operatorId: 1, context, file, signal };
  await readImport(database.dataSource, job);
  return importId;
}

const taken = (importId: number, known: 'replace' | 'keep' = 'replace') =>
  editRegister(database.dataSource, businessNo, (m, edit) =>
    applyImport(m, supplement, edit, {
      importId,
      rows: 'all',
      known,
      exceptLines: [],
      hidden: null,
    }),
  );
const findingsOf = async (importId: number) =>
  (await importFindings(manager(), importId, { lineNo: 0, findingNo: 0 }, 20)).map(
    ({ lineNo, column, refusal }) => [lineNo, column, refusal.code],
  );

describe('a line of a file that names the first and the last of several months', () => {
  it('makes a row of each, as the form does, and counts as the line it is', async () => {
    await oneMissed();
    const importId = await checked(line('2026年9月至10月'));
    expect(await findImport(manager(), importId)).toMatchObject({
      state: 'checked',
      rowsRead: 1,
      rowsGood: 1,
      rowsBad: 0,
    });
    expect((await taken(importId)).totals).toMatchObject({ rows: 2, afterFen: 160_000 });
    expect(await made.rowsOf(businessNo)).toMatchObject([{ month: '202609' }, { month: '202610' }]);
  });

  it('brings nothing of them where one month is refused, which its finding names', async () => {
    await oneMissed();
    const importId = await checked(line('202608-202610'), line('202609'));
    expect(await findImport(manager(), importId)).toMatchObject({ rowsGood: 0, rowsBad: 2 });
    const [first, second] = await importFindings(
      manager(),
      importId,
      { lineNo: 0, findingNo: 0 },
      9,
    );
    expect(first).toMatchObject({
      lineNo: 2,
      column: '补缴类型',
      refusal: { code: 'SUPPLEMENT_MONTH_PAID', details: { month: '2026-08' } },
    });
    expect(second).toMatchObject({ lineNo: 3, refusal: { code: 'ROW_TWICE_MONTH' } });
  });

  it.each([
    ['whose last month lies before its first', '202610-202609', 'SUPPLEMENT_MONTHS_REVERSED'],
    ['of more than five years', '202101-202601', 'SUPPLEMENT_MONTHS_TOO_MANY'],
    ['that cannot be read', '202609至', 'VALUE_MALFORMED'],
  ])('says of a range %s its line and column', async (_, months, code) => {
    await oneMissed();
    const importId = await checked(line(months));
    expect(await findingsOf(importId)).toEqual([[2, '补缴年月', code]]);
  });

  it('says once what is wrong in every month', async () => {
    await oneMissed();
    const importId = await checked(line('202609-202610', { kind: '不定额补缴' }));
    expect(await findingsOf(importId)).toEqual([[2, '补缴金额', 'SUPPLEMENT_AMOUNT_MISSING']]);
  });

  it('is asked about month by month where some are in the register already', async () => {
    await oneMissed();
    await made.enter(businessNo, unit, full('202609-202610'));
    const importId = await checked(line('202609-202610', { amount: '1' }));
    expect(await findImport(manager(), importId)).toMatchObject({ rowsGood: 1, rowsKnown: 1 });
    const [known] = await knownLines(manager(), importId, START, 1);
    expect(known).toMatchObject({ lineNo: 2, part: 0, typedInFile: { month: '202609' } });
    expect(await knownLines(manager(), importId, { lineNo: 2, part: 0 }, 9)).toMatchObject([
      { lineNo: 2, part: 1, typedInFile: { month: '202610' } },
    ]);
    expect(await importRemarks(manager(), importId, START, 9)).toMatchObject([
      { lineNo: 2, part: 0, remark: { code: 'SUPPLEMENT_AMOUNT_DIFFERS' } },
      { lineNo: 2, part: 1, remark: { code: 'SUPPLEMENT_AMOUNT_DIFFERS' } },
    ]);
    expect((await taken(importId)).totals).toMatchObject({ rows: 2 });
  });
});
