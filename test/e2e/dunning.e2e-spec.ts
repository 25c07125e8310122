import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DunningPage } from '#apps/api/dunning/dunning.dto';
import { assessments } from '#test/builders/assessments.builder';
import { Hall } from '#test/e2e/hall';
import type { HallClient } from '#test/e2e/hall-client';

let hall: Hall;
let cashier: HallClient;
let assessmentNo: string;

beforeAll(async () => {
  hall = await Hall.start();
  cashier = await hall.staff('cashier');
  assessmentNo = await assessments(hall.dataSource).assessed(1, '202611');
});
afterAll(() => hall.stop());

const list = async (client: HallClient, query = '') =>
  (await client.get<DunningPage>(`/api/dunning?limit=100${query}`)).body;

/** All of it, page by page. */
async function whole(client: HallClient, limit: number): Promise<DunningPage['items']> {
  const items: DunningPage['items'] = [];
  for (let after = ''; ;) {
    const page = (await client.get<DunningPage>(`/api/dunning?limit=${String(limit)}${after}`))
      .body;
    items.push(...page.items);
    if (page.next === null) return items;
    after = `&after=${page.next}`;
  }
}

describe('the dunning list', () => {
  it('shows the months that the branch’s units owe, assessed or expected, page by page', async () => {
    const items = await whole(cashier, 3);
    expect(items).toEqual(await whole(cashier, 100));
    const first = items[0];
    expect(first).toMatchObject({
      unitAccountNo: '01000000001',
      month: '202611',
      businessNo: assessmentNo,
    });
    expect(first?.openFen).toBe(first?.dueFen);
    const expected = items.filter(({ businessNo }) => businessNo === null);
    expect(expected.length).toBeGreaterThan(0);
    for (const { people, dueFen } of expected) expect(dueFen > 0).toBe(people > 0);
  });

  it('is searched by unit, and its first page says what the whole of it comes to', async () => {
    const page = await list(cashier, '&q=01000000001');
    expect(page.items.every(({ unitAccountNo }) => unitAccountNo === '01000000001')).toBe(true);
    const open = page.items.filter(({ businessNo }) => businessNo !== null);
    expect(page.totals).toEqual({
      units: 1,
      months: page.items.length,
      unassessed: page.items.length - open.length,
      openFen: open.reduce((sum, { openFen }) => sum + openFen, 0),
    });
    const all = await list(cashier);
    expect(all.totals?.months).toBe((await whole(cashier, 100)).length);
    expect((await list(cashier, `&after=${all.next ?? '1-202601'}`)).totals).toBeNull();
    const lines = (await cashier.get<string>('/api/dunning/sheet?format=csv&q=01000000001')).body;
    expect(lines.trim().split('\n')).toHaveLength(page.items.length + 1);
  });

  it('is of the reader’s branches alone', async () => {
    const elsewhere = await hall.staff('first-02-a');
    const page = await list(elsewhere);
    expect(page.branches.map(({ code }) => code)).toEqual(['02']);
    expect(page.items.some(({ unitAccountNo }) => unitAccountNo === '01000000001')).toBe(false);
    for (const path of ['/api/dunning?branch=01', '/api/dunning/sheet?format=csv&branch=01'])
      expect(await elsewhere.get(path)).toMatchObject({
        status: 404,
        body: { code: 'BRANCH_NOT_FOUND' },
      });
  });

  it('ends with the month asked for, which is none to come', async () => {
    const { items, month } = await list(cashier, '&month=202610');
    expect(month).toBe('202610');
    expect(items.some((one) => one.month > '202610')).toBe(false);
    expect(await cashier.get('/api/dunning?month=209901')).toMatchObject({
      status: 422,
      body: { code: 'DUNNING_MONTH_TO_COME' },
    });
  });

  it('is exported whole', async () => {
    const rows = await whole(cashier, 100);
    const answer = await cashier.get<string>('/api/dunning/sheet?format=csv');
    expect(answer.headers.get('content-type')).toContain('text/csv');
    const lines = answer.body.trim().split('\n');
    expect(lines).toHaveLength(rows.length + 1);
    expect(lines[1]).toContain(assessmentNo);
    expect((await cashier.get('/api/dunning/sheet?format=xlsx')).status).toBe(200);
  });
});
