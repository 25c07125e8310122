import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { saidWhileWaiting } from './long-wait';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

function heard() {
  const said: string[] = [];
  const say = () => {
    said.push('under way');
    return () => said.push('over');
  };
  return { said, say: () => say() as () => void };
}

const lasting = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('an act that takes its time', () => {
  it('is said to be under way after two and a half seconds, whether or not an answer has come, until it ends', async () => {
    const { said, say } = heard();
    const work = saidWhileWaiting(lasting(17_000), say);
    await jest.advanceTimersByTimeAsync(2_499);
    expect(said).toEqual([]);
    await jest.advanceTimersByTimeAsync(1);
    expect(said).toEqual(['under way']);
    await jest.advanceTimersByTimeAsync(15_000);
    await work;
    expect(said).toEqual(['under way', 'over']);
  });

  it('is not spoken of when it is quick, nor after it was refused', async () => {
    const { said, say } = heard();
    await Promise.all([
      saidWhileWaiting(lasting(2_000), say),
      expect(saidWhileWaiting(Promise.reject(new Error('refused')), say)).rejects.toThrow(),
      jest.advanceTimersByTimeAsync(10_000),
    ]);
    expect(said).toEqual([]);
  });
});
