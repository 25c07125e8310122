import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { MessagePageDto } from '#apps/api/boxes/box.dto';
import type { ImportDto, ImportRemarksDto, KnownLinesDto } from '#apps/api/registers/import.dto';
import type { RegisterPageDto, RowEditedDto } from '#apps/api/registers/register.dto';
import { TYPED } from '#test/builders/enrolled.builder';
import { ENROLMENT_TITLES, newcomerLine, newcomerNumber } from '#test/builders/newcomer.builder';
import { workbook } from '#test/builders/workbook.builder';
import {
  caseAfter,
  type CaseHall,
  caseInStage,
  claimAndDecide,
  command,
  ifMatch,
  openCase,
  readCase,
  startCaseHall,
  until,
} from '#test/e2e/case-hall';
import { UNIT_ONE, UNIT_TWO } from '#test/e2e/hall';
import type { HallClient, ProblemBody } from '#test/e2e/hall-client';
import type { OutCell } from '#libs/spreadsheet/out-sheet';

let world: CaseHall;
let operator: HallClient;
/** Everybody of this file has a number of his own. */
let next = 1;
const newcomers = (count: number) =>
  Array.from({ length: count }, () => newcomerLine((next += 1) - 1));

beforeAll(async () => {
  world = await startCaseHall();
  operator = await world.hall.operator(UNIT_ONE);
}, 90_000);

afterAll(async () => {
  await world.stop();
});

const sql = <Row>(text: string, values: unknown[] = []): Promise<Row[]> =>
  world.hall.dataSource.query(text, values);

/** A file with these people, read and checked, and not taken yet. */
async function checkedFile(client: HallClient, lines: readonly (readonly OutCell[])[]) {
  const { businessNo } = await openCase(client, 'enrolment');
  const sent = await client.send<ImportDto>('POST', `/api/submissions/${businessNo}/imports`, {
    raw: await workbook(lines, ENROLMENT_TITLES),
    headers: { 'Content-Type': 'application/octet-stream', 'X-File-Name': 'people.xlsx' },
  });
  const path = `/api/imports/${String(sent.body.id)}`;
  const checked = await until('the file to be checked', async () => {
    const { body } = await client.get<ImportDto>(path);
    return body.state !== 'waiting' && body.state !== 'reading' && body;
  });
  return { businessNo, checked, path };
}

/** A draft of the unit with these people of a file. */
async function registered(client: HallClient, lines: readonly (readonly OutCell[])[]) {
  const file = await checkedFile(client, lines);
  const choice = { rows: 'good', known: 'replace' };
  return { ...file, taken: await client.post(`${file.path}/apply`, choice) };
}

async function opened(businessNo: string) {
  const [row] = await sql<{ count: string; paying: string }>(
    `SELECT COUNT(*) AS count, SUM(a.status = '01' OR a.later_month IS NOT NULL) AS paying
       FROM register_row r JOIN personal_account a ON a.id = r.account_id
       JOIN base_term b ON b.account_id = a.id AND b.business_no = r.business_no
       JOIN status_term s ON s.account_id = a.id AND s.business_no = r.business_no
      WHERE r.business_no = ?`,
    [businessNo],
  );
  return [Number(row?.count), Number(row?.paying)];
}

describe('enrolment, manual chapter 8', () => {
  it('批量导入 of 300 people, 完成办理 opens their accounts at once, with a receipt and a message', async () => {
    const { businessNo, checked, taken } = await registered(operator, newcomers(300));
    expect(checked).toMatchObject({ state: 'checked', rowsGood: 300, rowsBad: 0 });
    expect(taken.body).toMatchObject({ rows: 300, findings: 0 });
    const done = await command(operator, businessNo, 'submit');
    expect(done.state).toBe('done');
    await caseInStage(operator, businessNo, 'completed');
    expect(await opened(businessNo)).toEqual([300, 300]);
    const { body } = await operator.get<RegisterPageDto>(`/api/submissions/${businessNo}/rows`);
    expect(body.items[0]?.accountNo).toMatch(/^1\d{11}$/);
    const document = await until(
      'the receipt',
      async () => (await readCase(operator, businessNo)).document,
    );
    expect((await operator.get(document.url)).headers.get('content-type')).toBe('application/pdf');
    const messages = await operator.get<MessagePageDto>('/api/boxes/messages');
    expect(messages.body.items[0]).toMatchObject({ businessNo });
    expect(JSON.stringify(messages.body.items[0])).toContain('已完成办理缴存人登记');
  }, 60_000);

  it('单个录入 keeps typed amounts that differ with a note, and one click takes the computed ones', async () => {
    const { businessNo } = await openCase(operator, 'enrolment');
    const rows = `/api/submissions/${businessNo}/rows`;
    const entry = { ...TYPED, idNumber: newcomerNumber((next += 1) - 1), unitTypedFen: 1 };
    const send = async <Body>(path: string, body: object) =>
      operator.post<Body>(path, body, await ifMatch(operator, businessNo));
    const wrong = await send<ProblemBody>(rows, { ...entry, idNumber: '410302199001010000' });
    expect([wrong.status, wrong.body.code]).toEqual([422, 'ID_NUMBER_NOT_OF_TYPE']);
    expect(wrong.body.errors).toMatchObject([{ field: 'idNumber' }]);
    const entered = await send<RowEditedDto>(rows, entry);
    expect(entered.status).toBe(201);
    expect(entered.body.row).toMatchObject({
      accountNo: '',
      note: { code: expect.stringContaining('AMOUNTS_DIFFER') },
      values: { unitTypedFen: 1, sex: expect.any(String), birthDate: expect.any(String) },
    });
    const twice = await send<ProblemBody>(rows, entry);
    expect([twice.status, twice.body.code]).toEqual([422, 'ROW_ALREADY_THERE']);
    expect((await send(`${rows}/computed-amounts`, { all: true })).status).toBe(200);
    const [row] = (await operator.get<RegisterPageDto>(rows)).body.items;
    expect(row?.note).toBeNull();
    expect(row?.values).toMatchObject({ unitTypedFen: row?.unitAfterFen });
    await command(operator, businessNo, 'submit');
    await caseInStage(operator, businessNo, 'completed');
    expect(await opened(businessNo)).toEqual([1, 1]);
  });

  it('a file says what it has otherwise of people in the register, and what is noted of its good rows', async () => {
    const [line = []] = newcomers(1);
    const { businessNo } = await registered(operator, [line]);
    const otherwise = { 手机号码: '13900001234', 学历: '研究生', 单位月缴存额: '1' };
    const { path, checked } = await checkedFile(operator, [newcomerLine(next - 1, otherwise)]);
    expect(checked).toMatchObject({ rowsGood: 1, rowsKnown: 1 });
    const known = await operator.get<KnownLinesDto>(`${path}/known`);
    expect(known.body.items).toMatchObject([
      {
        accountNo: '',
        idNumberMasked: expect.stringContaining('***'),
        changes: [
          { column: 'mobilePhone', inRegister: '139****0000', inFile: '139****1234' },
          { column: 'education', inRegister: '20', inFile: '10' },
          { column: 'unitTypedFen', inFile: '100' },
        ],
      },
    ]);
    const remarks = await operator.get<ImportRemarksDto>(`${path}/remarks`);
    expect(remarks.body).toMatchObject({
      items: [{ lineNo: 2, remark: { text: { zh: expect.stringContaining('单位1.00') } } }],
      next: null,
    });
    await command(operator, businessNo, 'discard');
  });

  it('somebody whom another unit has enrolled is refused without a word about that unit', async () => {
    const [line = []] = newcomers(1);
    const elsewhere = await registered(await world.hall.operator(UNIT_TWO), [line]);
    await command(await world.hall.operator(UNIT_TWO), elsewhere.businessNo, 'submit');
    await caseInStage(await world.hall.operator(UNIT_TWO), elsewhere.businessNo, 'completed');
    const { checked, path, businessNo } = await registered(operator, [line]);
    expect(checked).toMatchObject({ rowsGood: 0, rowsBad: 1 });
    const findings = (await operator.get(`${path}/findings`)).body;
    expect(JSON.stringify(findings)).toContain('PERSON_PAYING_ELSEWHERE');
    expect(JSON.stringify(findings)).not.toContain(UNIT_TWO);
    await command(operator, businessNo, 'discard');
  });

  it('waits for approval where the centre has put a route on it, and stands in the way of another', async () => {
    await sql('INSERT INTO route (business, definition, valid_from) VALUES (?, ?, ?)', [
      'enrolment',
      JSON.stringify({ levels: [{ role: 'first-reviewer', dueDays: 3 }] }),
      '2026-02-01',
    ]);
    const { businessNo } = await registered(operator, newcomers(2));
    expect(await caseAfter(operator, businessNo, 'submit')).toMatchObject({ stage: 'approval' });
    const second = await registered(operator, newcomers(1));
    expect(await command(operator, second.businessNo, 'submit')).toMatchObject({
      state: 'refused',
      refusal: { code: 'CONFLICTING_CASE' },
    });
    const reviewer = await world.hall.staff('first-01-a');
    expect((await claimAndDecide(reviewer, businessNo, 'approve')).state).toBe('done');
    await caseInStage(operator, businessNo, 'completed');
    expect(await opened(businessNo)).toEqual([2, 2]);
  });
});
