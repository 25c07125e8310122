import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { StatusChangesPage } from '#apps/api/records/query.dto';
import type { ChangesPage } from '#apps/api/records/record.dto';
import { rowsOf } from '#test/builders/workbook.builder';
import {
  caseInStage,
  command,
  ifMatch,
  openCase,
  startCaseHall,
  type CaseHall,
} from '#test/e2e/case-hall';
import type { HallClient } from '#test/e2e/hall-client';

/** A formula to whatever opens the file, an address to the hall. */
const FORMULA = '=cmd|龙门大道8号';
/** When the city's units were last changed: 15:30 by its clock. */
const CHANGED_DAY = '2026-03-18';

let world: CaseHall;
let operator: HallClient;
let member: { accountNo: string; name: string; unitId: number; unitAccountNo: string };
let businessNo: string;

beforeAll(async () => {
  world = await startCaseHall();
  member = await sealedMember();
  operator = await world.hall.operator(member.unitAccountNo);
  businessNo = (await openCase(operator, 'member-info-change')).businessNo;
  const changes = { homeAddress: FORMULA, mobilePhone: '13937912345' };
  const form = { memberAccountNo: member.accountNo, changes };
  const current = await ifMatch(operator, businessNo);
  const edited = await operator.put(`/api/submissions/${businessNo}/form`, form, current);
  expect(edited).toMatchObject({ status: 200 });
  expect(await command(operator, businessNo, 'submit')).toMatchObject({ state: 'done' });
  await caseInStage(operator, businessNo, 'completed');
}, 120_000);

afterAll(async () => {
  await world.stop();
});

/** Of a unit whose own data was changed too. */
async function sealedMember(): Promise<typeof member> {
  const [found] = await world.hall.dataSource.query<(typeof member)[]>(
    `SELECT a.account_no AS accountNo, m.name, u.id AS unitId, u.account_no AS unitAccountNo
       FROM personal_account a JOIN member m ON m.id = a.member_id JOIN unit u ON u.id = a.unit_id
      WHERE a.status = '02' AND u.id IN (SELECT unit_id FROM posted_change WHERE subject_kind = 'unit')
      ORDER BY a.id LIMIT 1`,
  );
  if (found === undefined) throw new Error('nobody is sealed');
  return found;
}

const changes = (query: string) => operator.get<ChangesPage>(`/api/queries/${query}`);
const statuses = (query: string) =>
  operator.get<StatusChangesPage>(`/api/queries/status-changes?${query}`);

/** A list to its end, a few rows at a time. */
async function everyRow<Row>(path: string): Promise<Row[]> {
  const rows: Row[] = [];
  for (let after: string | null = ''; after !== null;) {
    const mark: string = after === '' ? '' : `&after=${after}`;
    const { body }: { body: { items: Row[]; next: string | null } } = await operator.get(
      `${path}${mark}`,
    );
    rows.push(...body.items);
    after = body.next;
  }
  return rows;
}

describe('7.1 客户信息变更查询', () => {
  it('选择查询日期，点击【查询】: shows what was changed within the days, the first and the last counted', async () => {
    const { body } = await changes(`unit-changes?from=${CHANGED_DAY}&to=${CHANGED_DAY}`);
    expect(body.items.map(({ fieldLabel }) => fieldLabel.zh).sort()).toEqual([
      '单位电话',
      '发薪日',
    ]);
    for (const query of ['to=2026-03-17', 'from=2026-03-19'])
      expect((await changes(`unit-changes?${query}`)).body.items).toEqual([]);
  });

  it('has 日期, 业务流水号, 项目, 变更前, 变更后, 经办人 and 审批人 in the file too', async () => {
    const { body, headers } = await operator.get<Buffer>(
      '/api/queries/unit-changes/sheet?format=xlsx',
    );
    const [header, ...rows] = await rowsOf(body);
    expect(header?.cells).toEqual([
      '日期',
      '业务流水号',
      '项目',
      '变更前',
      '变更后',
      '经办人',
      '审批人',
    ]);
    expect(rows.map(({ cells }) => cells[0])).toEqual(['2026-03-18 15:30', '2026-03-18 15:30']);
    expect(decodeURIComponent(headers.get('content-disposition') ?? '')).toContain(
      '单位信息变更记录-',
    );
  });
});

describe('10.1 客户信息变更查询', () => {
  it('选择查询日期，点击【查询】: shows the members’ changes with whose they are and who asked for them', async () => {
    const { body } = await changes('member-changes');
    expect(body.items).toHaveLength(2);
    expect(body.items.find(({ field }) => field === 'homeAddress')).toMatchObject({
      businessNo,
      accountNo: member.accountNo,
      name: member.name,
      fieldLabel: { zh: '家庭住址' },
      after: FORMULA,
      reviewerNames: [],
    });
    expect((await changes('member-changes?to=2026-01-01')).body.items).toEqual([]);
  });

  it('也可通过个人账号下拉框选择职工后单个查询: of one member his own alone', async () => {
    expect((await changes(`member-changes?accountNo=${member.accountNo}`)).body.items).toHaveLength(
      2,
    );
    const [other] = await world.hall.dataSource.query<{ accountNo: string }[]>(
      'SELECT account_no AS accountNo FROM personal_account WHERE unit_id = ? AND account_no <> ? LIMIT 1',
      [member.unitId, member.accountNo],
    );
    const { body } = await changes(`member-changes?accountNo=${other?.accountNo ?? ''}`);
    expect(body.items).toEqual([]);
  });

  it('keeps phone numbers masked on the page and in files, and runs no formula of a file', async () => {
    const { body } = await changes('member-changes');
    expect(body.items.find(({ field }) => field === 'mobilePhone')).toMatchObject({
      after: '139****2345',
      afterText: { zh: '139****2345' },
    });
    const csv = await operator.get<string>('/api/queries/member-changes/sheet?format=csv');
    expect(csv.body).toContain(`'${FORMULA}`);
    expect(csv.body).toContain('139****2345');
    expect(csv.body).not.toContain('13937912345');
    const xlsx = await operator.get<Buffer>('/api/queries/member-changes/sheet?format=xlsx');
    const cells = (await rowsOf(xlsx.body)).flatMap((row) => row.cells);
    expect(cells).toEqual(expect.arrayContaining([member.accountNo, '139****2345']));
    expect(cells).not.toContain('13937912345');
  });
});

describe('10.2 账户状态变更查询', () => {
  it('选择个人账号、变更类型、查询日期: shows 日期, 账号, 姓名, 类型, 原因, 年月 and 经办人 of what fits', async () => {
    const { body } = await statuses(`accountNo=${member.accountNo}`);
    expect(body.items.map(({ kindText, name }) => [kindText.zh, name])).toEqual([
      ['封存', member.name],
      ['开户', member.name],
    ]);
    const [sealed] = body.items;
    const only = (await statuses(`accountNo=${member.accountNo}&kind=seal`)).body.items;
    expect(only).toEqual([sealed]);
    const day = (sealed?.at ?? '').slice(0, 10);
    const before = await statuses(`accountNo=${member.accountNo}&to=${day}`);
    expect(before.body.items.map(({ kind }) => kind)).toEqual(['open']);
  });

  it('comes page by page without loss or double, newest first, whatever shares a moment', async () => {
    const rows = await everyRow<{ at: string; accountNo: string; kind: string }>(
      '/api/queries/status-changes?limit=17&to=2024-12-31',
    );
    const [sum] = await world.hall.dataSource.query<{ count: string }[]>(
      "SELECT COUNT(*) AS count FROM status_change WHERE unit_id = ? AND posted_at < '2024-12-31 16:00:00'",
      [member.unitId],
    );
    expect(rows).toHaveLength(Number(sum?.count));
    expect(new Set(rows.map(({ accountNo, kind }) => `${accountNo}/${kind}`)).size).toBe(
      rows.length,
    );
    expect(rows.map(({ at }) => at)).toEqual(
      rows
        .map(({ at }) => at)
        .sort()
        .reverse(),
    );
  });

  it('gives everything that fits as a file', async () => {
    const { body } = await operator.get<Buffer>(
      `/api/queries/status-changes/sheet?format=xlsx&accountNo=${member.accountNo}`,
    );
    const [header, ...rows] = await rowsOf(body);
    expect(header?.cells).toEqual([
      '日期',
      '个人账号',
      '姓名',
      '变更类型',
      '变更原因',
      '变更年月',
      '经办人',
    ]);
    expect(rows.map(({ cells }) => cells[3])).toEqual(['封存', '开户']);
  });
});

describe('every query', () => {
  it('says what is wrong with its days, and asks nothing', async () => {
    expect(await changes('unit-changes?from=2026-02-30')).toMatchObject({
      status: 422,
      body: { code: 'DAY_UNKNOWN' },
    });
    expect(await changes('member-changes?from=2026-03-02&to=2026-03-01')).toMatchObject({
      status: 422,
      body: { code: 'DAYS_REVERSED' },
    });
    expect(await changes('unit-changes?from=today')).toMatchObject({
      status: 400,
      body: { code: 'SHAPE_INVALID' },
    });
  });

  it('knows no account of another unit, and no other query', async () => {
    const [other] = await world.hall.dataSource.query<{ accountNo: string }[]>(
      'SELECT account_no AS accountNo FROM personal_account WHERE unit_id <> ? LIMIT 1',
      [member.unitId],
    );
    const missing = { status: 404, body: { code: 'MEMBER_NOT_FOUND' } };
    for (const query of ['member-changes?', 'status-changes?', 'status-changes/sheet?format=csv&'])
      expect(await changes(`${query}accountNo=${other?.accountNo ?? ''}`)).toMatchObject(missing);
    expect(await changes('no-such-query/sheet?format=csv')).toMatchObject({
      status: 404,
      body: { code: 'QUERY_NOT_FOUND' },
    });
  });
});
