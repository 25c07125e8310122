import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { wrongTotals } from '#libs/persistence/accounts/unit-totals';
import { wrongAccounts } from '#libs/persistence/terms/projection';
import { caseInStage, claimAndDecide, readCase, until } from '#test/e2e/case-hall';
import type { HallClient } from '#test/e2e/hall-client';
import {
  allThatAskerReads,
  ask,
  askedOf,
  askWithPaper,
  atTheCentre,
  giveHolder,
  messagesOf,
  startRequestWorld,
  type RequestWorld,
} from '#test/e2e/request-walk';
import { statusesOf } from '#test/e2e/status-facts';

let facts: RequestWorld;
let holder: HallClient;
let asker: HallClient;
let reviewer: HallClient;
let holding: RequestWorld['holding'];
let asking: RequestWorld['asking'];
let resting: string[];
let paying: string[];

/** The unit that holds the accounts has no day: its time is over at once. */
beforeAll(async () => {
  facts = await startRequestWorld();
  ({ holder, asker, reviewer, holding, asking, resting, paying } = facts);
  await giveHolder(facts, 0);
}, 90_000);

afterAll(() => facts.world.stop());

async function wholeLists(): Promise<void> {
  const { manager } = facts.world.hall.dataSource;
  expect(await wrongAccounts(manager, 10)).toEqual([]);
  expect(await wrongTotals(manager)).toEqual([]);
}

async function payingIn(unitId: number): Promise<number> {
  const [row] = await facts.world.hall.dataSource.query<{ paying: number }[]>(
    'SELECT paying_members AS paying FROM unit WHERE id = ?',
    [unitId],
  );
  return Number(row?.paying);
}

describe('a request that the unit does nothing about', () => {
  it('is with the centre when its days are over, which moves the sealed account in the unit’s place', async () => {
    const accountNo = resting.shift() ?? '';
    const requestNo = await ask(facts, accountNo);
    await atTheCentre(facts, requestNo);
    await caseInStage(holder, await askedOf(facts, requestNo), 'discarded');
    const seen = await readCase(reviewer, requestNo);
    expect(seen).toMatchObject({
      taskId: expect.any(String),
      request: { accountNo, unit: { name: holding.name } },
    });
    expect((await claimAndDecide(reviewer, requestNo, 'approve')).state).toBe('done');
    await caseInStage(asker, requestNo, 'completed');
    expect(await statusesOf(facts.world.hall.dataSource, accountNo)).toMatchObject({
      unitId: asking.id,
      kept: '02',
      last: { unitId: asking.id, status: '02', businessNo: requestNo },
    });
    expect(await messagesOf(asker, requestNo)).toEqual(
      expect.arrayContaining([
        expect.stringContaining('已转由中心办理'),
        expect.stringContaining('所请求的1名职工的封存账户已转入贵单位'),
      ]),
    );
    expect(await allThatAskerReads(facts, requestNo)).not.toContain(holding.name);
    const document = await until(
      'the receipt',
      async () => (await readCase(asker, requestNo)).document,
    );
    expect((await asker.get(document.url)).status).toBe(200);
    await wholeLists();
  }, 60_000);

  it('that still pays is sealed first and then moved, with both units’ sums', async () => {
    const accountNo = paying.shift() ?? '';
    const before = await payingIn(holding.id);
    const requestNo = await askWithPaper(facts, accountNo);
    await atTheCentre(facts, requestNo);
    expect((await claimAndDecide(reviewer, requestNo, 'approve')).state).toBe('done');
    await caseInStage(asker, requestNo, 'completed');
    expect(await statusesOf(facts.world.hall.dataSource, accountNo)).toMatchObject({
      unitId: asking.id,
      kept: '02',
      last: { unitId: asking.id, status: '02' },
    });
    expect(await payingIn(holding.id)).toBe(before - 1);
    await wholeLists();
  }, 60_000);

  it('is rejected by the centre with its reason, and never by somebody of the holding unit', async () => {
    const requestNo = await ask(facts, resting.shift() ?? '');
    await atTheCentre(facts, requestNo);
    const foreign = await holder.post(
      `/api/submissions/${requestNo}/commands`,
      { verb: 'reject', opinion: '不同意' },
      { headers: { 'Idempotency-Key': 'a-holder-rejects' } },
    );
    expect(foreign.status).toBe(404);
    expect((await claimAndDecide(reviewer, requestNo, 'reject', '材料不符')).state).toBe('done');
    const ended = await caseInStage(asker, requestNo, 'rejected');
    expect(ended.timeline.at(-1)).toMatchObject({ opinion: '材料不符' });
  }, 60_000);
});
