import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addMonths, monthOf } from '#libs/fund/month';
import { monthsOfRows, peopleOfRows } from '#libs/persistence/registers/register-preview';
import { proveBooks } from '#libs/persistence/ledger/proof';
import { caseAfter, command, ifMatch, openCase } from '#test/e2e/case-hall';
import { definitionOf, enter, importWhole } from '#test/e2e/register-walk';
import {
  FULL,
  memberAt,
  startSupplementHall,
  type SupplementHall,
} from '#test/e2e/supplement-hall';

let world: SupplementHall;

beforeAll(async () => {
  world = await startSupplementHall();
}, 90_000);
afterAll(() => world.stop());

describe('补缴, manual chapter 6', () => {
  it('is a tile that is open, in the words of the manual', async () => {
    const { open, title, register } = await definitionOf(
      world.operator,
      'supplementary-contribution',
    );
    expect({ open, title: title.zh }).toEqual({ open: true, title: '补缴' });
    expect(register?.words).toMatchObject({
      submit: { zh: '完成办理' },
      entered: { zh: '录入成功' },
      done: { zh: '提交审批完成，是否打印凭条' },
    });
  });

  it('enters one member for several months, a row each, and shows the amounts', async () => {
    const { businessNo } = await openCase(world.operator, 'supplementary-contribution');
    const { accountNo } = memberAt(world.resting);
    const entry = { accountNo, ...FULL, month: '2026-09至2026-10' };
    const { status, body } = await enter(world.operator, businessNo, entry);
    expect(status).toBe(201);
    expect(body).toMatchObject({ rows: 2, row: { month: '202609', totalBeforeFen: 0 } });
    const { row } = body;
    expect(row.values['totalSupplementFen']).toBe(row.totalAfterFen);
    expect(row.totalAfterFen).toBeGreaterThan(0);
    // Whoever checks its slip reads one person and both months.
    const { manager } = world.hall.dataSource;
    expect(await peopleOfRows(manager, businessNo)).toBe(1);
    expect(await monthsOfRows(manager, businessNo)).toEqual({ first: '202609', last: '202610' });
  });

  it.each([
    ['a month the unit has not paid', '202611', 'SUPPLEMENT_NOT_PAID_YET'],
    ['a month that is in the register', '202609', 'ROW_ALREADY_THERE'],
  ])('refuses %s', async (_, month, code) => {
    const { businessNo } = await openCase(world.operator, 'supplementary-contribution');
    const { accountNo } = memberAt(world.resting);
    const answer = await enter(world.operator, businessNo, { accountNo, ...FULL, month });
    expect(answer).toMatchObject({ status: 422, body: { code } });
  });

  it('imports bases of a back-dated rise over a range of months, and proposes what each was paid short', async () => {
    const { businessNo } = await openCase(world.operator, 'supplementary-contribution');
    const lines = [0, 1].map((at) => {
      const { accountNo, name, idNumber, baseFen } = memberAt(world.paying, at);
      const base = ((baseFen + 100_000) / 100).toFixed(2);
      return [
        at + 1,
        accountNo,
        name,
        idNumber,
        '少缴',
        '差额补缴',
        '2026年8月至9月',
        base,
        '',
      ].join(',');
    });
    const head = '序号,个人账号,姓名,证件号码,补缴原因,补缴类型,补缴年月,缴存基数,补缴金额';
    await importWhole(world.operator, businessNo, `${head}\n${lines.join('\n')}\n`);
    const { body } = await world.operator.get<{ items: Record<string, unknown>[] }>(
      `/api/submissions/${businessNo}/rows`,
    );
    expect(body.items).toHaveLength(6);
    for (const row of body.items.slice(2))
      expect(Number(row['totalAfterFen'])).toBeGreaterThan(Number(row['totalBeforeFen']));
  });

  it('says a typed amount beside the server’s, and takes the server’s by one click', async () => {
    const { businessNo } = await openCase(world.operator, 'supplementary-contribution');
    const { accountNo, baseFen } = memberAt(world.paying, 2);
    const entry = {
      accountNo,
      supplementReason: '02',
      supplementKind: '02',
      month: '202609',
      newBaseFen: baseFen + 100_000,
      totalTypedFen: 1,
    };
    const { body } = await enter(world.operator, businessNo, entry);
    expect(body.row).toMatchObject({ note: { code: 'SUPPLEMENT_AMOUNT_DIFFERS' } });
    const path = `/api/submissions/${businessNo}/rows/computed-amounts`;
    const rows = { rowNos: [body.row.rowNo] };
    expect(
      (await world.operator.post(path, rows, await ifMatch(world.operator, businessNo))).status,
    ).toBe(200);
    const page = await world.operator.get<{
      items: { rowNo: number; note: unknown; values: object }[];
    }>(`/api/submissions/${businessNo}/rows`);
    const taken = page.body.items.find(({ rowNo }) => rowNo === body.row.rowNo);
    expect(taken).toMatchObject({
      note: null,
      values: { totalTypedFen: body.row.values['totalSupplementFen'] },
    });
  });

  it('is reviewed twice where a month lies more than twelve months back, and once at twelve', async () => {
    const levels = async (month: string) => {
      const { businessNo } = await openCase(world.operator, 'supplementary-contribution');
      const { accountNo, baseFen } = memberAt(world.paying, 3);
      const base = { newBaseFen: baseFen + 100_000 };
      const typed = { supplementReason: '02', supplementKind: '02', month, ...base };
      expect((await enter(world.operator, businessNo, { accountNo, ...typed })).status).toBe(201);
      const submitted = await caseAfter(world.operator, businessNo, 'submit');
      await command(world.operator, businessNo, 'withdraw');
      await command(world.operator, businessNo, 'discard');
      return submitted.process.levels.map(({ role }) => role);
    };
    const monthsBack = (count: number) => addMonths(monthOf(new Date()), -count);
    expect(await levels(monthsBack(12))).toEqual(['first-reviewer']);
    expect(await levels(monthsBack(13))).toEqual(['first-reviewer', 'second-reviewer']);
  }, 60_000);

  it.each([
    ['a range of months', '2026-09至2026-10', '2026-09 至 2026-10 补缴，共 2 笔'],
    ['one month', '2026-09', '2026-09 补缴，共 1 笔'],
  ])('names %s in the lists', async (_, month, summary) => {
    const { businessNo } = await openCase(world.operator, 'supplementary-contribution');
    const { accountNo, baseFen } = memberAt(world.paying, 3);
    const typed = { supplementReason: '02', supplementKind: '02', month };
    const entry = { accountNo, ...typed, newBaseFen: baseFen + 100_000 };
    expect((await enter(world.operator, businessNo, entry)).status).toBe(201);
    const submitted = await caseAfter(world.operator, businessNo, 'submit');
    expect(submitted.summary.zh).toBe(summary);
    await command(world.operator, businessNo, 'withdraw');
    await command(world.operator, businessNo, 'discard');
  });

  it('enters everybody it fits by one click, and passes over the others', async () => {
    const { businessNo } = await openCase(world.operator, 'supplementary-contribution');
    const everybody = async (typed: object) =>
      world.operator.post<{ added: number; passedOver: number }>(
        `/api/submissions/${businessNo}/rows/everybody`,
        typed,
        await ifMatch(world.operator, businessNo),
      );
    const extra = { supplementReason: '06', supplementKind: '03', month: '202609' };
    const { body } = await everybody({ ...extra, totalTypedFen: 100 });
    expect(body.added).toBeGreaterThan(10);
    expect(await everybody({ ...extra, totalTypedFen: 100 })).toMatchObject({
      status: 422,
      body: { code: 'NOBODY_FITS' },
    });
    await command(world.operator, businessNo, 'discard');
  }, 60_000);

  it('leaves the books proven', async () => {
    expect((await proveBooks(world.hall.dataSource.manager)).difference).toBeNull();
  });
});
