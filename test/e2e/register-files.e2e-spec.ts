import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ImportDto } from '#apps/api/registers/import.dto';
import type { RegisterPageDto } from '#apps/api/registers/register.dto';
import { adjustablePeople, type Person } from '#test/e2e/adjustable-people';
import { startCaseHall, until, type CaseHall } from '#test/e2e/case-hall';
import type { HallClient, ProblemBody } from '#test/e2e/hall-client';
import { UNIT_ONE, UNIT_TWO } from '#test/e2e/hall';
import { workbook } from '#test/builders/workbook.builder';

/** What this file looks at of the bodies it gets. */
type Seen = Omit<ProblemBody, 'current'> &
  ImportDto &
  RegisterPageDto & {
    readonly draftVersion: number;
    readonly current: { readonly draftVersion: number };
  };

let world: CaseHall;
let operator: HallClient;
let businessNo: string;
let people: Person[];

beforeAll(async () => {
  world = await startCaseHall();
  operator = await world.hall.operator(UNIT_ONE);
  const opened = await operator.post<Seen>('/api/submissions', { business: 'base-adjustment' });
  businessNo = opened.body.businessNo;
  people = await adjustablePeople(world, UNIT_ONE);
}, 90_000);

afterAll(async () => {
  await world.stop();
});

const line = (at: number, change: { base?: string; name?: string } = {}) => {
  const {
    accountNo = '',
    name = '',
    idNumber = '',
    baseFen = '0',
  } = {
    ...people[at],
    ...(change.name === undefined ? {} : { name: change.name }),
  };
  const fen = Number(baseFen);
  const other = fen < 1_000_000 ? fen + 50_000 : fen - 50_000;
  return [String(at + 1), accountNo, name, idNumber, change.base ?? (other / 100).toFixed(2)];
};

interface More {
  readonly client?: HallClient;
  readonly headers?: Record<string, string>;
}

const upload = (raw: Buffer | string, fileName = '基数.xlsx', more: More = {}) =>
  (more.client ?? operator).send<Seen>('POST', `/api/submissions/${businessNo}/imports`, {
    raw,
    headers: {
      'Content-Type': 'application/octet-stream',
      'X-File-Name': encodeURIComponent(fileName),
      ...more.headers,
    },
  });

async function checked(raw: Buffer): Promise<Seen> {
  const { body } = await upload(raw);
  return until('the import to be checked', async () => {
    const view = (await operator.get<Seen>(`/api/imports/${String(body.id)}`)).body;
    return view.state === 'reading' ? false : view;
  });
}

describe('批量导入 over HTTP', () => {
  it('下载模板 gives an xlsx and a csv with their names', async () => {
    const xlsx = await operator.get<Seen>('/api/businesses/base-adjustment/template');
    expect([xlsx.status, xlsx.headers.get('content-type')]).toEqual([
      200,
      expect.stringContaining('spreadsheetml'),
    ]);
    expect(decodeURIComponent(xlsx.headers.get('content-disposition') ?? '')).toContain(
      '基数调整模板.xlsx',
    );
    const csv = await operator.get<Seen>('/api/businesses/base-adjustment/template?format=csv');
    expect(csv.headers.get('content-type')).toContain('text/csv');
    expect((await operator.get('/api/businesses/member-info-change/template')).status).toBe(404);
  });

  it('refuses at sight what no table is, saying what to do', async () => {
    const xls = await upload(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), 'old.xls');
    expect([xls.status, xls.body.code]).toEqual([422, 'FILE_IS_XLS']);
    expect(xls.body.detail).toContain('另存为');
    const large = await upload(Buffer.alloc(20 * 1024 * 1024 + 1, 'a'));
    expect([large.status, large.body.code]).toEqual([422, 'FILE_TOO_LARGE']);
  });

  it('takes a key for one file only, though another has the same length', async () => {
    const [one, other] = [Buffer.from('not a table 1'), Buffer.from('not a table 2')];
    const good = await workbook([line(0)]);
    const key = { headers: { 'Idempotency-Key': randomUUID() } };
    const first = await upload(good, '基数.xlsx', key);
    expect(first.status).toBe(202);
    const again = await upload(good, '基数.xlsx', key);
    expect([again.body.id, again.headers.get('idempotency-replayed')]).toEqual([
      first.body.id,
      'true',
    ]);
    const changed = Buffer.from(good);
    changed.writeUInt8(changed.readUInt8(40) ^ 1, 40);
    const reused = await upload(changed, '基数.xlsx', key);
    expect([reused.status, reused.body.code]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
    // While a file is being read no other is looked at.
    await operator.delete(`/api/imports/${String(first.body.id)}`);
    const digest = `sha-256=:${createHash('sha256').update(one).digest('base64')}:`;
    const wrong = await upload(other, '基数.xlsx', { headers: { 'Content-Digest': digest } });
    expect([wrong.status, wrong.body.code]).toEqual([400, 'CONTENT_DIGEST_WRONG']);
  });

  it('keeps the file’s name out of the address', async () => {
    const path = `/api/submissions/${businessNo}/imports`;
    const missing = await operator.send('POST', `${path}?fileName=a.csv`, { raw: 'a,b' });
    expect([missing.status, missing.body.code]).toEqual([400, 'FILE_NAME_REQUIRED']);
  });

  it('lists findings, gives the annotated workbook, writes nothing until the good rows are chosen', async () => {
    const view = await checked(await workbook([line(0), line(1, { base: '1' }), line(2)]));
    expect(view).toMatchObject({
      state: 'checked',
      rowsRead: 3,
      rowsGood: 2,
      rowsBad: 1,
      percent: 100,
      refusal: null,
    });
    const findings = (await operator.get<Seen>(`/api/imports/${String(view.id)}/findings`)).body;
    expect(findings).toMatchObject({
      next: null,
      items: [{ lineNo: 3, column: '调整后缴存基数', refusal: { code: 'BASE_BELOW_FLOOR' } }],
    });
    const annotated = await operator.get<Seen>(`/api/imports/${String(view.id)}/annotated.xlsx`);
    expect(annotated.headers.get('content-type')).toContain('spreadsheetml');
    const all = await operator.post<Seen>(`/api/imports/${String(view.id)}/apply`, {
      rows: 'all',
      known: 'replace',
    });
    expect([all.status, all.body.code]).toEqual([422, 'IMPORT_HAS_FINDINGS']);
    const good = await operator.post<Seen>(`/api/imports/${String(view.id)}/apply`, {
      rows: 'good',
      known: 'replace',
    });
    expect(good.body).toMatchObject({ rows: 2, chosen: 2, findings: 0, totals: { people: 2 } });
    const page = (await operator.get<Seen>(`/api/submissions/${businessNo}/rows?limit=1`)).body;
    expect(page).toMatchObject({
      total: 2,
      chosen: 2,
      findings: 0,
      next: '1',
      items: [{ accountNo: people[0]?.accountNo, importId: view.id }],
    });
    expect(page.items[0]?.idNumberMasked).toContain('********');
  });

  it('pages through several findings of one line, and through people already there', async () => {
    const first = await checked(await workbook([line(0), line(1)]));
    await operator.post(`/api/imports/${String(first.id)}/apply`, {
      rows: 'all',
      known: 'replace',
    });
    const view = await checked(
      await workbook([line(0, { base: '7000' }), line(2, { base: '', name: '' })]),
    );
    const path = `/api/imports/${String(view.id)}`;
    const one = (await operator.get<Seen>(`${path}/findings?limit=1`)).body;
    expect(one).toMatchObject({
      next: '3.1',
      items: [{ lineNo: 3, findingNo: 1, column: '姓名' }],
    });
    const two = (await operator.get<Seen>(`${path}/findings?limit=1&after=3.1`)).body;
    expect(two).toMatchObject({ next: null, items: [{ findingNo: 2, column: '调整后缴存基数' }] });
    const known = (await operator.get<Seen>(`${path}/known`)).body;
    expect(known).toMatchObject({
      next: null,
      items: [{ lineNo: 2, changes: [{ column: 'baseAfterFen', inFile: '700000' }] }],
    });
    const rowsNow = async () =>
      (await operator.get<Seen>(`/api/submissions/${businessNo}/rows`)).body;
    const before = await rowsNow();
    const taken = { rows: 'good', known: 'replace', exceptLines: [2] };
    expect((await operator.post<Seen>(`${path}/apply`, taken)).status).toBe(200);
    const after = await rowsNow();
    expect(after.items.map((row) => row.baseAfterFen)).toEqual(
      before.items.map((row) => row.baseAfterFen),
    );
  });

  it('cancels a checked file', async () => {
    const view = await checked(await workbook([line(3)]));
    expect(
      (await operator.send<Seen>('DELETE', `/api/imports/${String(view.id)}`, {})).body,
    ).toMatchObject({ state: 'cancelled' });
    const late = await operator.post<Seen>(`/api/imports/${String(view.id)}/apply`, {
      rows: 'all',
      known: 'keep',
    });
    expect(late.body.code).toBe('IMPORT_NOT_CHECKED');
  });

  it('does not exist for another unit', async () => {
    const other = await world.hall.operator(UNIT_TWO);
    expect((await upload(await workbook([line(0)]), 'a.xlsx', { client: other })).status).toBe(404);
    expect((await other.get('/api/imports/1')).body.code).toBe('IMPORT_NOT_FOUND');
    expect((await other.get(`/api/submissions/${businessNo}/rows`)).status).toBe(404);
    expect((await other.get(`/api/submissions/${businessNo}/register.xlsx`)).status).toBe(404);
  });
});
