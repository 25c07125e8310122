import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SubmissionDto } from '#apps/api/submissions/submission.dto';
import { bringPaper } from '#test/e2e/bring-paper';
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
} from '#test/e2e/case-hall';
import type { HallClient, ProblemBody } from '#test/e2e/hall-client';

interface ChangePage {
  readonly items: readonly { businessNo: string; field: string; after: string }[];
}

let world: CaseHall;
let operator: HallClient;

beforeAll(async () => {
  world = await startCaseHall();
  operator = await world.hall.operator();
}, 90_000);

afterAll(async () => {
  await world.stop();
});

async function change(changes: Record<string, string>) {
  const { businessNo } = await openCase(operator, 'unit-info-change');
  const current = await ifMatch(operator, businessNo);
  return operator.put<SubmissionDto & ProblemBody>(
    `/api/submissions/${businessNo}/form`,
    { changes },
    current,
  );
}

describe('unit information change, manual chapter 3', () => {
  it('asks for a number of the type the legal representative’s paper has, whichever of the two changes', async () => {
    const refused = { status: 422, body: { code: 'ID_NUMBER_NOT_OF_TYPE' } };
    const passport = { legalPersonIdType: '03', legalPersonIdNumber: '41038120000915473' };
    expect(await change(passport)).toMatchObject({ status: 200 });
    expect(await change({ ...passport, legalPersonIdType: '01' })).toMatchObject(refused);
    expect(await change({ legalPersonIdNumber: '410381200009153' })).toMatchObject(refused);
    expect(await change({ legalPersonIdNumber: '410381200009154733' })).toMatchObject({
      status: 200,
    });
  });

  it('gathers changes with old and new value, demands the papers of the fields, and is posted after approval', async () => {
    const form = (await change({ legalPersonName: '王建国', address: '开元大道100号' })).body;
    expect(form.changes.map(({ field, after }) => [field, after])).toEqual([
      ['legalPersonName', '王建国'],
      ['address', '开元大道100号'],
    ]);
    expect(form.papersDemanded.map(({ kind }) => kind)).toEqual(['legal-person-identity']);
    const { businessNo } = form;

    expect(await caseAfter(operator, businessNo, 'submit')).toMatchObject({ stage: 'scanning' });
    expect(await command(operator, businessNo, 'finish-scans')).toMatchObject({
      state: 'refused',
      refusal: {
        code: 'PAPERS_MISSING',
        details: { papers: '法定代表人身份证明', papersEn: expect.stringMatching(/^[ -~]+$/) },
      },
    });
    expect((await bringPaper(operator, businessNo, 'legal-person-identity')).status).toBe(200);
    expect(await caseAfter(operator, businessNo, 'finish-scans')).toMatchObject({
      stage: 'approval',
    });

    const reviewer = await world.hall.staff('first-01-a');
    await claimAndDecide(reviewer, businessNo, 'approve', '材料齐全，同意办理');
    await caseInStage(operator, businessNo, 'completed');
    const history = await operator.get<ChangePage>('/api/units/current/changes');
    const posted = history.body.items.filter((one) => one.businessNo === businessNo);
    expect(posted.map(({ field, after }) => [field, after]).sort()).toEqual([
      ['address', '开元大道100号'],
      ['legalPersonName', '王建国'],
    ]);
  }, 60_000);

  it('refuses greyed fields, malformed values and unknown codes, each by name, and keeps the draft as it was', async () => {
    const good = (await change({ postcode: '471023' })).body;
    const bad = await change({ accountNo: '1', postcode: '12', economicType: '000' });
    expect(bad.status).toBe(422);
    expect(bad.body.errors?.map(({ field, code }) => [field, code])).toEqual([
      ['accountNo', 'FIELD_READ_ONLY'],
      ['postcode', 'FIELD_MALFORMED'],
      ['economicType', 'FIELD_CODE_UNKNOWN'],
    ]);
    const { form } = await readCase(operator, good.businessNo);
    expect(form['changes']).toEqual({ postcode: '471023' });
  });
});

interface Preview {
  readonly people: number;
  readonly beforeFen: number;
  readonly afterFen: number;
  readonly nextMonth: { readonly month: string; readonly totalFen: number } | null;
  readonly conflicts: readonly { readonly code: string }[];
}
interface Offered {
  readonly months: readonly string[];
}
interface HomeSums {
  readonly account: { readonly unitRatioBp: number; readonly monthlyFen: number };
}

describe('the ratios of a unit, changed from a month on', () => {
  const PAPER = 'ratio-resolution';
  const preview = async (businessNo: string) =>
    (await operator.get<Preview>(`/api/submissions/${businessNo}/preview`)).body;
  const home = async () => (await operator.get<HomeSums>('/api/home')).body.account;
  const offered = async () =>
    (await operator.get<Offered>('/api/businesses/unit-info-change/months')).body.months;

  async function approved(businessNo: string) {
    await command(operator, businessNo, 'submit');
    await bringPaper(operator, businessNo, PAPER);
    await command(operator, businessNo, 'finish-scans');
    await claimAndDecide(await world.hall.staff('first-01-a'), businessNo, 'approve', '同意');
    await caseInStage(operator, businessNo, 'completed');
  }

  it('ask for their month, keep both sides within the bounds, and name the field', async () => {
    const [month = ''] = await offered();
    const alone = (await change({ unitRatioBp: '1100' })).body;
    expect((await preview(alone.businessNo)).conflicts).toMatchObject([
      { code: 'DATED_MONTH_MISSING' },
    ]);
    expect(await command(operator, alone.businessNo, 'submit')).toMatchObject({
      state: 'refused',
      refusal: { code: 'DATED_MONTH_MISSING' },
    });
    const above = await change({ unitRatioBp: '1201', ratioFromMonth: month });
    expect(above.status).toBe(422);
    expect(above.body.errors).toMatchObject([
      { field: 'unitRatioBp', code: 'EMPLOYER_RATIO_OUTSIDE' },
    ]);
    const past = await change({ unitRatioBp: '1100', ratioFromMonth: '202601' });
    expect(past.body.errors).toMatchObject([
      { field: 'ratioFromMonth', code: 'MONTH_ALREADY_PAID' },
    ]);
  });

  it('of a later month are told with what they come to, and leave the month due alone when posted', async () => {
    const [, later = ''] = await offered();
    const before = await home();
    const form = (await change({ unitRatioBp: '1100', ratioFromMonth: later })).body;
    expect(form.papersDemanded.map(({ kind }) => kind)).toEqual([PAPER]);
    const told = await preview(form.businessNo);
    expect(told.people).toBeGreaterThan(0);
    expect(told.afterFen).not.toBe(told.beforeFen);
    expect(told.nextMonth?.totalFen).toBe(before.monthlyFen);
    await approved(form.businessNo);
    expect((await readCase(operator, form.businessNo)).totals).toEqual({
      people: told.people,
      beforeFen: told.beforeFen,
      afterFen: told.afterFen,
    });
    expect(await home()).toMatchObject(before);
  }, 60_000);

  it('set back to today’s for a month behind the one posted are a change from what holds there', async () => {
    const months = await offered();
    const form = (await change({ unitRatioBp: '1200', ratioFromMonth: months[2] ?? '' })).body;
    expect(form.changes).toMatchObject([
      { field: 'unitRatioBp', before: '1100', after: '1200' },
      { field: 'ratioFromMonth' },
    ]);
    const told = await preview(form.businessNo);
    expect(told.afterFen).toBeGreaterThan(told.beforeFen);
    expect(told.conflicts).toEqual([]);
  });

  it('of the month due move the unit’s ratio and its month at once', async () => {
    const [due = ''] = await offered();
    const form = (await change({ unitRatioBp: '1150', ratioFromMonth: due })).body;
    const told = await preview(form.businessNo);
    await approved(form.businessNo);
    expect(await home()).toMatchObject({ unitRatioBp: 1_150, monthlyFen: told.afterFen });
  }, 60_000);
});
