import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type {
  AccountPage,
  FlowEntryView,
  FlowMembersPage,
  FlowPage,
} from '#apps/api/records/books.dto';
import { openBooks } from '#libs/persistence/ledger/opening';
import { rowsOf } from '#test/builders/workbook.builder';
import { ALLOCATED, allocateMonth, EACH_FEN, sealTwo } from '#test/e2e/booked-unit';
import { startCaseHall, type CaseHall } from '#test/e2e/case-hall';
import { UNIT_TWO } from '#test/e2e/hall';
import type { HallClient } from '#test/e2e/hall-client';

const OPENED = '2026-06-30';

let world: CaseHall;
let operator: HallClient;
let openedFen: number;
let people: number;
let sealCase: string;

beforeAll(async () => {
  world = await startCaseHall();
  const { dataSource } = world.hall;
  await openBooks(dataSource, { carriedForwardDay: OPENED, day: OPENED });
  operator = await world.hall.operator();
  const [sums] = await dataSource.query<{ fen: string; people: string }[]>(
    'SELECT SUM(balance_fen) AS fen, COUNT(*) AS people FROM personal_account WHERE unit_id = 1',
  );
  openedFen = Number(sums?.fen);
  people = Number(sums?.people);
  await allocateMonth(dataSource, people);
  sealCase = await sealTwo(world, operator);
}, 120_000);

afterAll(() => world.stop());

const account = async (query = '') =>
  (await operator.get<AccountPage>(`/api/queries/account?${query}`)).body;
const flow = async (query = '') =>
  (await operator.get<FlowPage>(`/api/queries/flow?${query}`)).body;
const entryOf = async (query: string): Promise<FlowEntryView> => {
  const [entry] = (await flow(query)).items;
  if (entry === undefined) throw new Error(`nothing in the flow of ${query}`);
  return entry;
};
const sheetOf = async (query: string, name: string) => {
  const answer = await operator.get<Buffer>(`/api/queries/${name}/sheet?format=xlsx&${query}`);
  return (await rowsOf(answer.body)).map(({ cells }) => cells);
};

describe('7.2 账户信息查询', () => {
  it('选择查询日期，点击【查询】: 期初余额、本期增加、本期减少、期末余额、单位未分配金额 of the days', async () => {
    const { items, total } = await account('from=2026-10-01&to=2026-10-31');
    const closing = openedFen + people * EACH_FEN;
    const period = {
      from: '2026-10-01',
      to: '2026-10-31',
      openingFen: openedFen,
      increaseFen: people * EACH_FEN,
      decreaseFen: 0,
      closingFen: closing,
      unallocatedFen: 5,
    };
    expect(items).toEqual([period]);
    expect(total).toEqual(period);
    const before = await account('from=2026-10-01&to=2026-10-08');
    expect(before.items[0]).toMatchObject({ increaseFen: 0, unallocatedFen: 0 });
  });

  it('is what the start page says of today', async () => {
    const { body } = await operator.get<{
      account: { balanceFen: number; unallocatedFen: number };
    }>('/api/home');
    const { items } = await account();
    expect(items[0]).toMatchObject({
      closingFen: body.account.balanceFen,
      unallocatedFen: body.account.unallocatedFen,
    });
  });

  it('goes month by month from the first of the book, page by page', async () => {
    const first = await account('limit=2');
    const second = await account(`limit=2&after=${first.next ?? ''}`);
    expect([first.total === null, second.total]).toEqual([false, null]);
    const months = [...first.items, ...second.items].map(({ from }) => from);
    expect(new Set(months).size).toBe(4);
    expect([...months].sort().reverse()).toEqual(months);
    expect(second.items[0]?.closingFen).toBe(first.items[1]?.openingFen);
    const all = await account('limit=100');
    expect(all.items.at(-1)).toMatchObject({ from: '2026-06-01', openingFen: 0 });
  });

  it('stands in a file in yuan', async () => {
    const [header, ...rows] = await sheetOf('from=2026-10-01&to=2026-10-31', 'account');
    expect(header?.slice(2)).toEqual([
      '期初余额',
      '本期增加',
      '本期减少',
      '期末余额',
      '单位未分配金额',
    ]);
    const increase = (people * EACH_FEN) / 100;
    expect(rows.map((cells) => Number(cells[3]))).toEqual([increase, increase]);
    expect(rows.at(-1)?.[0]).toBe('合计');
  });
});

describe('7.3 业务流水查询', () => {
  it('选择业务明细类型、查询日期，点击【查询】: 业务流水号、记账日期、摘要、发生额、利息额、人数', async () => {
    const { items, total } = await flow(`type=01&from=${ALLOCATED}&to=${ALLOCATED}`);
    expect(items).toMatchObject([
      {
        day: ALLOCATED,
        businessNo: null,
        typeText: { zh: '汇缴' },
        summaryText: { zh: '汇缴 2026-10' },
        amountFen: people * EACH_FEN,
        interestFen: 0,
        headcount: people,
      },
    ]);
    expect(total).toEqual({ entries: 1, amountFen: people * EACH_FEN, interestFen: 0 });
    for (const query of [
      'type=02',
      'type=01&from=2026-10-10',
      'type=01&from=2026-10-01&to=2026-10-08',
    ])
      expect((await flow(query)).items).toEqual([]);
  });

  it('shows a seal too, with amount 0 and its headcount, and leads to its case', async () => {
    expect(await entryOf('type=05')).toMatchObject({
      businessNo: sealCase,
      ownCase: true,
      summaryText: { zh: expect.stringMatching(/^封存 \d{4}-\d{2}$/) as unknown },
      amountFen: 0,
      headcount: 2,
    });
  });

  it('comes newest first, page by page, and its total is what its lines come to', async () => {
    const rows: FlowEntryView[] = [];
    let total: FlowPage['total'] = null;
    for (let after = ''; ;) {
      const page = await flow(`limit=1${after}`);
      rows.push(...page.items);
      total ??= page.total;
      if (page.next === null) break;
      after = `&after=${page.next}`;
    }
    expect(rows.map(({ typeText }) => typeText.zh)).toEqual(['封存', '汇缴', '汇缴', '其他']);
    expect(rows.map(({ summaryText }) => summaryText.zh).slice(2)).toEqual([
      '当年归集结转',
      '上年结转',
    ]);
    expect(total).toEqual({
      entries: 4,
      amountFen: rows.reduce((sum, { amountFen }) => sum + amountFen, 0),
      interestFen: 0,
    });
    const { items } = await account();
    expect(total?.amountFen).toBe(items[0]?.closingFen);
  });

  it('选择一条数据，点击【明细】: 个人账号、姓名、记账日期、发生额、发生利息额、业务明细类型', async () => {
    const { id } = await entryOf('type=01');
    const path = `/api/queries/flow-entries/${id}/members`;
    const first = (await operator.get<FlowMembersPage>(`${path}?limit=3`)).body;
    const next = (await operator.get<FlowMembersPage>(`${path}?limit=3&after=${first.next ?? ''}`))
      .body;
    const six = [...first.items, ...next.items];
    expect(new Set(six.map(({ accountNo }) => accountNo)).size).toBe(6);
    for (const row of six)
      expect(row).toMatchObject({
        day: ALLOCATED,
        month: '202610',
        amountFen: EACH_FEN,
        interestFen: 0,
        typeText: { zh: '汇缴' },
      });
    const [header, ...rows] = await sheetOf(`entry=${id}`, 'flow-members');
    expect(header?.slice(0, 6)).toEqual([
      '个人账号',
      '姓名',
      '记账日期',
      '发生额',
      '发生利息额',
      '业务明细类型',
    ]);
    expect(rows).toHaveLength(people);
    const sum = rows.reduce((fen, cells) => fen + Math.round(Number(cells[3]) * 100), 0);
    expect(sum).toBe(people * EACH_FEN);
  });

  it('names whom a case without money was about', async () => {
    const { id } = await entryOf('type=05');
    const { body } = await operator.get<FlowMembersPage>(`/api/queries/flow-entries/${id}/members`);
    expect(body.items.map(({ amountFen, typeText }) => [amountFen, typeText.zh])).toEqual([
      [0, '封存'],
      [0, '封存'],
    ]);
  });

  it('is the unit’s own: an entry of another one is not there', async () => {
    const { id } = await entryOf('type=01');
    const stranger = await world.hall.operator(UNIT_TWO);
    const missing = { status: 404, body: { code: 'FLOW_ENTRY_NOT_FOUND' } };
    for (const path of [
      `flow-entries/${id}`,
      `flow-entries/${id}/members`,
      `flow-members/sheet?format=csv&entry=${id}`,
      'flow-members/sheet?format=csv',
    ])
      expect(await stranger.get(`/api/queries/${path}`)).toMatchObject(missing);
    expect(await operator.get('/api/queries/flow?type=77')).toMatchObject({ status: 400 });
  });

  it('stands in a file whole, in yuan', async () => {
    const [header, ...rows] = await sheetOf('', 'flow');
    expect(header).toEqual([
      '记账日期',
      '业务流水号',
      '业务明细类型',
      '摘要',
      '发生额',
      '发生利息额',
      '人数',
    ]);
    expect(rows).toHaveLength(5);
    expect(rows[0]?.[1]).toBe(sealCase);
    const amounts = rows.map((cells) => Math.round(Number(cells[4]) * 100));
    const lines = amounts.slice(0, -1).reduce((sum, fen) => sum + fen, 0);
    expect(rows.at(-1)?.slice(0, 4)).toEqual(['合计', null, null, '共4笔']);
    expect([amounts.at(-1), (await flow()).total?.amountFen]).toEqual([lines, lines]);
    const csv = await operator.get<string>('/api/queries/flow/sheet?format=csv');
    expect(csv.body).not.toContain('合计');
  });
});
