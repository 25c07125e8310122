import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { MissedMonthsDto } from '#apps/api/registers/missed-months.controller';
import type { SubmissionDto } from '#apps/api/submissions/submission.dto';
import { ifMatch, openCase } from '#test/e2e/case-hall';
import { UNIT_ONE } from '#test/e2e/hall';
import { draftWith, enter, monthsOpen } from '#test/e2e/register-walk';
import { memberAt, startSupplementHall, type SupplementHall } from '#test/e2e/supplement-hall';

let world: SupplementHall;

beforeAll(async () => {
  world = await startSupplementHall();
}, 90_000);
afterAll(() => world.stop());

const missing = (businessNo: string) =>
  world.operator.get<MissedMonthsDto>(`/api/submissions/${businessNo}/missed-months`);

async function entered(business: string, lateNo: string, missedFrom?: string) {
  const { businessNo } = await openCase(world.operator, business);
  const answer = await world.operator.post<{ added: number; passedOver: number }>(
    `/api/submissions/${businessNo}/rows/missed`,
    { lateNo, ...(missedFrom === undefined ? {} : { missedFrom }) },
    await ifMatch(world.operator, businessNo),
  );
  return { businessNo, ...answer };
}

describe('paid months that an unseal comes too late for (domain 4)', () => {
  it('are offered, and entered in full by its base, in a draft that is linked to it', async () => {
    const [effectiveMonth] = await monthsOpen(world.operator, 'unseal');
    const lateNo = await draftWith(world.operator, 'unseal', { effectiveMonth });
    const { accountNo } = memberAt(world.resting);
    const row = { accountNo, reason: '01', newBaseFen: 512_300 };
    expect((await enter(world.operator, lateNo, row)).status).toBe(201);
    expect((await missing(lateNo)).body).toEqual({
      business: 'supplementary-contribution',
      people: 1,
      firstMonth: null,
      lastMonth: '202610',
    });
    const taken = await entered('supplementary-contribution', lateNo, '202609');
    expect(taken).toMatchObject({ status: 200, body: { added: 2, passedOver: 0 } });
    const again = await entered('supplementary-contribution', lateNo, '202609');
    expect(again).toMatchObject({ status: 200, body: { added: 0, passedOver: 2 } });
    const { body } = await world.operator.get<SubmissionDto>(`/api/submissions/${lateNo}`);
    expect(body.links).toMatchObject([{ businessNo: taken.businessNo }]);
    const { body: draft } = await world.operator.get<SubmissionDto>(
      `/api/submissions/${taken.businessNo}`,
    );
    expect(draft.links).toMatchObject([{ businessNo: lateNo }]);
    const rows = await world.operator.get<{ items: object[] }>(
      `/api/submissions/${taken.businessNo}/rows`,
    );
    expect(rows.body.items).toMatchObject([
      { month: '202609', baseAfterFen: 512_300 },
      { month: '202610', baseAfterFen: 512_300 },
    ]);
  });

  it('are no other unit’s, and entered nowhere else', async () => {
    const { businessNo: lateNo } = await openCase(world.operator, 'unseal');
    const stranger = await world.hall.operator(UNIT_ONE);
    const path = `/api/submissions/${lateNo}/missed-months`;
    expect((await stranger.get(path)).status).toBe(404);
    expect(await entered('seal', lateNo)).toMatchObject({
      status: 422,
      body: { code: 'BUSINESS_NOT_OPEN' },
    });
    expect(await entered('supplementary-contribution', '2026110100000001')).toMatchObject({
      status: 404,
    });
  });

  it('are not asked of a business whose rows leave none', async () => {
    const { businessNo } = await openCase(world.operator, 'seal');
    expect((await missing(businessNo)).body).toMatchObject({ business: null, people: 0 });
  });
});
