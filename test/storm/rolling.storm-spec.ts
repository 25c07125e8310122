import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { HallClient } from '#test/e2e/hall-client';
import { accountsOf, act, done, memberDraft } from '#test/storm/storm-cases';
import { StormHall } from '#test/storm/storm-hall';

const CALLERS = ['01000000001', '01000000002', '03000000003'];
/** At least; they go on for as long as the workers are being rolled. */
const CASES_EACH = 7;

describe('two workers rolled one after the other under load', () => {
  let hall: StormHall;
  beforeAll(async () => {
    hall = await StormHall.begin();
    await hall.startApi();
  });
  afterAll(async () => {
    await hall.end();
  });

  it('cost no caller an error, and every act is done', async () => {
    const old = [await hall.startShippedWorker(), await hall.startShippedWorker()];
    const operators = await Promise.all(CALLERS.map((unit) => hall.operator(unit)));
    let rolling = true;
    const load = Promise.all(
      operators.map((one, at) => callAgain(one, CALLERS[at] ?? '', () => rolling)),
    );
    for (const worker of old) {
      const next = await hall.startShippedWorker();
      expect(await worker.terminate()).toBe('code 0');
      expect(next.hasEnded()).toBe(false);
    }
    rolling = false;
    await load;
    const open: unknown[] = await hall.dataSource.query(
      'SELECT 1 FROM command WHERE outcome_at IS NULL',
    );
    expect(open).toEqual([]);
  });

  /** Opens, fills and discards cases, each act answered 'done' in the end, until the roll is over. */
  async function callAgain(
    client: HallClient,
    unit: string,
    rolling: () => boolean,
  ): Promise<void> {
    const [account = ''] = await accountsOf(hall.dataSource, unit, 1);
    for (let at = 0; rolling() || at < CASES_EACH; at += 1) {
      const businessNo = await memberDraft(client, account, String(471300 + (at % 100)));
      await done(act(client, businessNo, 'discard'));
    }
  }
});
