import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RegisterPageDto, RowEditedDto } from '#apps/api/registers/register.dto';
import { renameHolder } from '#test/builders/renamed.builder';
import { adjustablePeople, type Person } from '#test/e2e/adjustable-people';
import { startCaseHall, type CaseHall } from '#test/e2e/case-hall';
import type { HallClient, ProblemBody } from '#test/e2e/hall-client';
import { UNIT_ONE } from '#test/e2e/hall';

/** What this file looks at of the bodies it gets. */
type Seen = Omit<ProblemBody, 'current'> &
  RegisterPageDto & {
    readonly businessNo: string;
    readonly draftVersion: number;
    readonly current: { readonly draftVersion: number };
  };

const FLOOR_FEN = 221_000;
const MONTH_OF_A_HIGHER_FLOOR = '202701';

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

const entryOf = (person: Person | undefined) => ({
  accountNo: person?.accountNo,
  baseAfterFen: 400_000 + Number(person?.baseFen === '400000'),
});
const draftVersion = async () =>
  (await operator.get<Seen>(`/api/submissions/${businessNo}`)).body.draftVersion;
const atVersion = (version: number) => ({ headers: { 'If-Match': `"${String(version)}"` } });

describe('the register over HTTP', () => {
  it('shows a stale page the newer state; asks for the version', async () => {
    const version = await draftVersion();
    const entry = entryOf(people[2]);
    const added = await operator.post<Seen>(
      `/api/submissions/${businessNo}/rows`,
      entry,
      atVersion(version),
    );
    expect([added.status, added.headers.get('etag')]).toEqual([201, `"${String(version + 1)}"`]);
    const stale = await operator.patch<Seen>(
      `/api/submissions/${businessNo}/rows/1`,
      { baseAfterFen: 450_000 },
      atVersion(version),
    );
    expect([stale.status, stale.body.code, stale.body.current.draftVersion]).toEqual([
      412,
      'STALE_DRAFT',
      version + 1,
    ]);
    const without = await operator.patch<Seen>(`/api/submissions/${businessNo}/rows/1`, {
      baseAfterFen: 450_000,
    });
    expect(without.status).toBe(428);
    const again = await operator.post<Seen>(
      `/api/submissions/${businessNo}/rows`,
      entry,
      atVersion(version + 1),
    );
    expect([again.status, again.body.code]).toEqual([422, 'ROW_ALREADY_THERE']);
  });

  it('is read by the change of the monthly total, page after page', async () => {
    const path = `/api/submissions/${businessNo}/rows`;
    const rise = { ...entryOf(people[1]), baseAfterFen: 2_000_000 };
    await operator.post(path, rise, atVersion(await draftVersion()));
    const first = (await operator.get<Seen>(`${path}?order=rise&limit=1`)).body;
    expect(first.items[0]?.accountNo).toBe(people[1]?.accountNo);
    const next = encodeURIComponent(first.next ?? '');
    const second = (await operator.get<Seen>(`${path}?order=rise&limit=1&after=${next}`)).body;
    expect([second.items[0]?.accountNo, second.next]).toEqual([people[2]?.accountNo, null]);
    expect((await operator.get(`${path}?order=rise&after=x:1`)).status).toBe(400);
    expect((await operator.get(`${path}?order=name`)).status).toBe(400);
    // The next of one order is not the next of another.
    expect((await operator.get(`${path}?order=rise&after=1`)).status).toBe(400);
    expect((await operator.get(`${path}?after=1:0`)).status).toBe(400);
  });

  it('counts the findings, and apart those of ticked rows: they alone hinder a submit', async () => {
    const path = `/api/submissions/${businessNo}`;
    const low = { accountNo: people[0]?.accountNo, baseAfterFen: FLOOR_FEN };
    const added = await operator.post<RowEditedDto>(
      `${path}/rows`,
      low,
      atVersion(await draftVersion()),
    );
    const moved = { effectiveMonth: MONTH_OF_A_HIGHER_FLOOR };
    expect(
      (await operator.put(`${path}/form`, moved, atVersion(await draftVersion()))).status,
    ).toBe(200);
    const findings = async () => {
      const { body } = await operator.get<Seen>(`${path}/rows`);
      return [body.findings, body.chosenFindings];
    };
    expect(await findings()).toEqual([1, 1]);
    const unticked = { rowNos: [added.body.row.rowNo], chosen: false };
    await operator.post(`${path}/rows/choice`, unticked, atVersion(await draftVersion()));
    expect(await findings()).toEqual([1, 0]);
  });

  it('deletes those with findings and all but some by one request; not by two conditions', async () => {
    const path = `/api/submissions/${businessNo}/rows`;
    const remove = async (body: object) =>
      operator.send<Seen>('DELETE', path, { body, ...atVersion(await draftVersion()) });
    const standing = async () =>
      (await operator.get<Seen>(path)).body.items.map(({ rowNo }) => rowNo);
    const before = await standing();
    expect(before.length).toBeGreaterThan(2);
    for (const body of [
      { all: true, rowNos: [1] },
      { all: true, only: 'findings' },
      { q: '张', rowNos: [1] },
    ]) {
      const twice = await remove(body);
      expect([twice.status, twice.body.code]).toEqual([422, 'ROWS_CHOSEN_TWICE']);
    }
    expect((await remove({ only: 'everybody' })).status).toBe(400);
    expect((await remove({ allBut: [] })).status).toBe(400);
    for (const nothing of [{ all: false }, { q: '' }, { q: ' ', allBut: [1] }])
      expect((await remove(nothing)).body.code).toBe('NO_ROW_CHOSEN');
    expect(await standing()).toEqual(before);
    expect((await remove({ only: 'findings' })).body.code).toBe('ROWS_COUNT_MISSING');
    expect((await remove({ only: 'findings', count: 1 })).body).toMatchObject({
      rows: before.length - 1,
      findings: 0,
    });
    const [kept] = await standing();
    expect((await remove({ allBut: [kept] })).body).toMatchObject({ rows: 1 });
    expect(await standing()).toEqual([kept]);
  });

  it('deletes no one but those whom the page counted, though a name changed meanwhile', async () => {
    const path = `/api/submissions/${businessNo}/rows`;
    const two = [people[4], people[5]];
    for (const person of two)
      await operator.post(path, entryOf(person), atVersion(await draftVersion()));
    const version = await draftVersion();
    const q = two[0]?.name ?? '';
    const { shown } = (await operator.post<Seen>(`${path}/search`, { q })).body;
    const rename = (to: string) => renameHolder(world.hall.dataSource, two[1]?.accountNo ?? '', to);
    await rename(q);
    const remove = (count: number) =>
      operator.send<Seen>('DELETE', path, { body: { q, count }, ...atVersion(version) });
    const refused = await remove(shown);
    expect([refused.status, refused.body.code]).toEqual([422, 'ROWS_NOT_AS_SHOWN']);
    expect(await draftVersion()).toBe(version);
    expect((await operator.post<Seen>(`${path}/search`, { q })).body.shown).toBe(shown + 1);
    expect((await remove(shown + 1)).status).toBe(200);
    await rename(two[1]?.name ?? '');
  });

  it('searches by number and name, exports, and deletes', async () => {
    const path = `/api/submissions/${businessNo}/rows`;
    await operator.post(path, entryOf(people[3]), atVersion(await draftVersion()));
    for (const q of [people[3]?.accountNo ?? '', people[3]?.name ?? '']) {
      const { items } = (await operator.post<Seen>(`${path}/search`, { q })).body;
      expect(items.map((row: { name: string }) => row.name)).toContain(people[3]?.name);
    }
    expect((await operator.get(`${path}?q=someone`)).status).toBe(400);
    const search = { q: people[3]?.accountNo };
    const { total, shown } = (await operator.post<Seen>(`${path}/search`, search)).body;
    expect([total, shown]).toEqual([2, 1]);
    const whom = { ...search, count: shown };
    const key = { 'Idempotency-Key': randomUUID() };
    const version = await draftVersion();
    for (const time of [1, 2]) {
      const headers = { ...key, ...atVersion(version).headers };
      const found = await operator.send<Seen>('DELETE', path, { body: whom, headers });
      expect([time, found.status, found.body.draftVersion]).toEqual([time, 200, version + 1]);
      expect(found.body).toMatchObject({ rows: 1, chosen: 1 });
    }
    expect((await operator.get<Seen>(`/api/submissions/${businessNo}/register.xlsx`)).status).toBe(
      200,
    );
    const removed = await operator.send<Seen>('DELETE', `/api/submissions/${businessNo}/rows`, {
      body: { all: true },
      ...atVersion(await draftVersion()),
    });
    expect(removed.body).toMatchObject({
      rows: 0,
      totals: { people: 0, beforeFen: 0, afterFen: 0 },
    });
  });
});
