import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type {
  MemberCasesPage,
  MemberMonthsPage,
  MemberOverview,
} from '#apps/api/records/member-page.dto';
import type { DocumentsPage } from '#apps/api/documents/document.dto';
import type { StatusChangesPage } from '#apps/api/records/query.dto';
import { openBooks } from '#libs/persistence/ledger/opening';
import { UNIT_ONE, UNIT_TWO } from '#test/e2e/hall';
import {
  caseInStage,
  command,
  ifMatch,
  openCase,
  startCaseHall,
  until,
  type CaseHall,
} from '#test/e2e/case-hall';
import type { HallClient } from '#test/e2e/hall-client';

let world: CaseHall;
let operator: HallClient;
let people: { id: number; accountNo: string }[];

beforeAll(async () => {
  world = await startCaseHall();
  operator = await world.hall.operator(UNIT_ONE);
  people = await world.hall.dataSource.query(
    "SELECT id, account_no AS accountNo FROM personal_account WHERE unit_id = 1 AND status = '01' ORDER BY id LIMIT 3",
  );
}, 120_000);

afterAll(async () => {
  await world.stop();
});

function person(at: number): { id: number; accountNo: string } {
  const found = people[at];
  if (found === undefined) throw new Error('the unit is too small');
  return found;
}

const path = (at: number, what: string) => `/api/members/${person(at).accountNo}/${what}`;

describe('the page about a member', () => {
  it('says who he is and how he stands, his ID number masked until it is asked for', async () => {
    const { body } = await operator.get<MemberOverview>(path(0, 'overview'));
    expect(body).toMatchObject({
      accountNo: person(0).accountNo,
      throughMonth: null,
      member: { status: '01' },
    });
    expect(body.idNumberMasked).toContain('****');
    const shown = await operator.post<{ value: string }>(path(0, 'reveal'), { field: 'idNumber' });
    expect(shown.body.value).not.toContain('*');
  });

  it('shows each month with base, amounts and status, what is posted for later first, and what was paid', async () => {
    await world.hall.dataSource.query(
      "INSERT INTO base_term (account_id, from_month, base_fen) VALUES (?, '202703', 777700)",
      [person(0).id],
    );
    const { body } = await operator.get<MemberMonthsPage>(path(0, 'months?limit=5'));
    expect(body.items.map(({ month }) => month)).toEqual([
      '202703',
      '202702',
      '202701',
      '202612',
      '202611',
    ]);
    const [march, february] = body.items;
    expect(march).toMatchObject({ later: true, baseFen: 777_700, paidFen: null });
    expect(march?.posted.map(({ what }) => what)).toEqual(['base']);
    expect(february?.posted).toEqual([]);
    expect(february?.baseFen).not.toBe(777_700);
    const older = await operator.get<MemberMonthsPage>(
      path(0, `months?limit=100&after=${body.next ?? ''}`),
    );
    expect(older.body.items[0]?.month).toBe('202610');
    expect(older.body.items.every(({ later }) => !later)).toBe(true);
    // Months before the hall kept the books: paid as their terms say.
    const october = older.body.items[0];
    expect(october?.paidFen).toBe(october?.monthlyFen);
    expect(body.items.map(({ paidFen }) => paidFen)).toEqual([null, null, null, null, null]);
  });

  it('says what was paid of the month in which the books were opened, too', async () => {
    const opening = { carriedForwardDay: '2026-06-30', day: '2026-11-01', unitIds: [1] };
    await openBooks(world.hall.dataSource, opening);
    const { body } = await operator.get<MemberMonthsPage>(path(1, 'months?limit=100'));
    const october = body.items.find(({ month }) => month === '202610');
    expect(october?.monthlyFen).toBeGreaterThan(0);
    expect(october?.paidFen).toBe(october?.monthlyFen);
  });

  it('lists the cases that touched him with their receipts, and names the case behind a month', async () => {
    const { businessNo } = await openCase(operator, 'member-info-change');
    const form = {
      memberAccountNo: person(1).accountNo,
      changes: { homeAddress: '龙门大道18号' },
    };
    const current = await ifMatch(operator, businessNo);
    await operator.put(`/api/submissions/${businessNo}/form`, form, current);
    await command(operator, businessNo, 'submit');
    await caseInStage(operator, businessNo, 'completed');
    const { body } = await operator.get<MemberCasesPage>(path(1, 'cases'));
    expect(body.items).toMatchObject([
      { businessNo, title: { zh: '缴存人信息变更' }, stage: 'completed', papers: [] },
    ]);
    await world.hall.dataSource.query(
      "INSERT INTO base_term (account_id, from_month, base_fen, business_no) VALUES (?, '202702', 777700, ?)",
      [person(1).id, businessNo],
    );
    const [month] = (await operator.get<MemberMonthsPage>(path(1, 'months?limit=1'))).body.items;
    expect(month?.posted).toMatchObject([{ what: 'base', businessNo }]);
    expect((await operator.get<MemberCasesPage>(path(2, 'cases'))).body.items).toEqual([]);
    const printed = await until('the receipt', async () => {
      const [found] = (await operator.get<MemberCasesPage>(path(1, 'cases'))).body.items;
      return found?.documents[0] ?? null;
    });
    expect(printed).toMatchObject({ subject: 'case', no: businessNo, kind: 'receipt', n: 1 });
    expect(printed.title.zh).toBe('回执');
    const of = async (subject: string, no: string, more = '') =>
      (await operator.get<DocumentsPage>(`/api/documents?subject=${subject}&no=${no}${more}`)).body;
    expect((await of('case', businessNo)).items).toEqual([printed]);
    expect((await of('member', person(1).accountNo)).items).toEqual([printed]);
    expect((await of('member', person(2).accountNo)).items).toEqual([]);
    expect((await of('unit', UNIT_ONE, '&documentKind=receipt')).items).toContainEqual(printed);
    expect((await of('unit', UNIT_ONE, '&documentKind=slip')).items).toEqual([]);
    const paper = await operator.get(printed.url);
    expect(paper.headers.get('content-type')).toBe('application/pdf');
    const stranger = await world.hall.operator(UNIT_TWO);
    expect((await stranger.get(printed.url)).status).toBe(404);
    for (const asked of [
      `case&no=${businessNo}`,
      `member&no=${person(1).accountNo}`,
      `unit&no=${UNIT_ONE}`,
    ])
      expect((await stranger.get(`/api/documents?subject=${asked}`)).status).toBe(404);
  });

  it('is the unit’s for the months he belonged to it, and tells nothing of what came after', async () => {
    const { id, accountNo } = person(2);
    await world.hall.dataSource.query(
      "INSERT INTO status_term (account_id, from_month, unit_id, status) VALUES (?, '202610', 2, '02')",
      [id],
    );
    await world.hall.dataSource.query(
      "UPDATE personal_account SET unit_id = 2, status = '02' WHERE id = ?",
      [id],
    );
    const former = await operator.get<MemberOverview>(path(2, 'overview'));
    expect(former.body).toMatchObject({
      throughMonth: '202609',
      member: null,
      balanceFen: null,
      openedOn: null,
    });
    const kept = await operator.get<MemberMonthsPage>(path(2, 'months?limit=1'));
    expect(kept.body.items.map(({ month }) => month)).toEqual(['202609']);
    expect((await operator.post(path(2, 'reveal'), { field: 'idNumber' })).status).toBe(404);
    const statuses = await operator.get<StatusChangesPage>(
      `/api/queries/status-changes?accountNo=${accountNo}`,
    );
    expect(statuses.body.items.map(({ kind }) => kind)).toEqual(['open']);

    const present = await world.hall.operator(UNIT_TWO);
    const { body } = await present.get<MemberOverview>(path(2, 'overview'));
    expect(body).toMatchObject({ fromMonth: '202610', throughMonth: null });
    const months = await present.get<MemberMonthsPage>(path(2, 'months'));
    expect(months.body.items.at(-1)?.month).toBe('202610');
  });
});
