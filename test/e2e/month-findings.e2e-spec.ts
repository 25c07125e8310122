import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { MonthPreviewView, MonthsToAssessView } from '#apps/api/assessments/assessment.dto';
import type { FindingsPage } from '#apps/api/assessments/finding.dto';
import { Hall } from '#test/e2e/hall';
import type { HallClient } from '#test/e2e/hall-client';

const UNIT = 1;

let hall: Hall;
let operator: HallClient;
/** His base is below every floor; and of her the education is missing. */
let one: { id: number; accountNo: string; memberId: number } | undefined;
let two: typeof one;

beforeAll(async () => {
  hall = await Hall.start();
  operator = await hall.operator();
  [one, two] = await hall.dataSource.query(
    `SELECT id, account_no AS accountNo, member_id AS memberId FROM personal_account
      WHERE unit_id = ? AND status = '01' ORDER BY id LIMIT 2`,
    [UNIT],
  );
  await hall.dataSource.query('UPDATE base_term SET base_fen = 100 WHERE account_id = ?', [
    one?.id,
  ]);
  await hall.dataSource.query("UPDATE member SET education = '' WHERE id = ?", [two?.memberId]);
});
afterAll(() => hall.stop());

async function allFindings(path: string): Promise<FindingsPage['items']> {
  const items: FindingsPage['items'] = [];
  for (let after = ''; ;) {
    const page = (await operator.get<FindingsPage>(`${path}?limit=100${after}`)).body;
    items.push(...page.items);
    if (page.next === null) return items;
    after = `&after=${page.next}`;
  }
}

describe('before a month is assessed', () => {
  it('lists who has a base out of bounds or data missing, with the remedy of each', async () => {
    const { months } = (await operator.get<MonthsToAssessView>('/api/assessable-months')).body;
    const [month = ''] = months;
    const path = `/api/assessable-months/${month}`;
    const { findings } = (await operator.get<MonthPreviewView>(path)).body;
    const items = await allFindings(`${path}/findings`);
    const toldOf = (remedy: string) =>
      items.filter(({ problems }) => problems.some((problem) => problem.remedy === remedy)).length;
    expect(findings).toMatchObject({
      outsideBounds: toldOf('base-adjustment'),
      dataLacking: 1,
      baseRule: 'hold',
    });
    const problemsOf = (accountNo: string | undefined) =>
      items
        .find((finding) => finding.accountNo === accountNo)
        ?.problems.map(({ remedy, text }) => `${remedy}: ${text.zh}`);
    expect(problemsOf(one?.accountNo)).toEqual(['base-adjustment: 缴存基数低于该月下限2,210.00元']);
    expect(problemsOf(two?.accountNo)).toContain('member-info-change: 缺少学历');
    expect((await operator.get('/api/assessable-months/203001/findings')).status).toBe(404);
  });

  it('is refused where the centre lets bases outside their bounds block it, for the reason the page gives', async () => {
    await hall.dataSource.query(
      "INSERT INTO parameter (name, scope, value, valid_from, known_from) VALUES ('base-outside-bounds', '', 'block', '2026-01-01', '2026-01-01')",
    );
    const { months } = (await operator.get<MonthsToAssessView>('/api/assessable-months')).body;
    const path = `/api/assessable-months/${months[0] ?? ''}`;
    const { blocked, findings } = (await operator.get<MonthPreviewView>(path)).body;
    expect(findings.baseRule).toBe('block');
    const { outsideBounds: count } = findings;
    expect(count).toBeGreaterThan(0);
    expect(blocked).toMatchObject({ code: 'ASSESS_BASE_OUTSIDE', details: { count } });
  });
});
