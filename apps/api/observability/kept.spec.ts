import { describe, expect, it } from '@jest/globals';
import { Kept } from '#apps/api/observability/kept';

const TIMES = { keptMs: 60_000, limitMs: 20 };

describe('an answer that is kept', () => {
  it('is asked for once by all who read at the same time and soon after', async () => {
    let asked = 0;
    const kept = new Kept(() => Promise.resolve((asked += 1)), TIMES);
    expect(await Promise.all([kept.read(), kept.read()])).toEqual([1, 1]);
    expect(await kept.read()).toBe(1);
  });

  it('is asked for again when its time is over', async () => {
    let asked = 0;
    const kept = new Kept(() => Promise.resolve((asked += 1)), { ...TIMES, keptMs: 0 });
    expect([await kept.read(), await kept.read()]).toEqual([1, 2]);
  });

  it('is nothing after a failure, and is asked for again at once', async () => {
    const outcomes = [Promise.reject(new Error('the database is away')), Promise.resolve('back')];
    outcomes[0]?.catch(() => undefined);
    const kept = new Kept(() => outcomes.shift() ?? Promise.resolve('kept'), TIMES);
    expect([await kept.read(), await kept.read(), await kept.read()]).toEqual([
      null,
      'back',
      'back',
    ]);
  });

  it('is nothing while the question hangs, which is not asked a second time', async () => {
    let asked = 0;
    let answer: (value: string) => void = () => undefined;
    const kept = new Kept(() => {
      asked += 1;
      return new Promise<string>((resolve) => (answer = resolve));
    }, TIMES);
    expect([await kept.read(), await kept.read(), asked]).toEqual([null, null, 1]);
    answer('late');
    expect([await kept.read(), asked]).toEqual(['late', 1]);
  });
});
