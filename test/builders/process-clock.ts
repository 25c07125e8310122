import { jest } from '@jest/globals';

/** This process's clock goes wrong by so much while the work is done: Date alone, timers run on. */
export async function withClockOff<T>(offMs: number, work: () => Promise<T>): Promise<T> {
  const right = Date.now.bind(Date);
  jest.useFakeTimers({
    now: right() + offMs,
    advanceTimers: true,
    doNotFake: [
      'hrtime',
      'nextTick',
      'performance',
      'queueMicrotask',
      'setImmediate',
      'clearImmediate',
      'setInterval',
      'clearInterval',
      'setTimeout',
      'clearTimeout',
    ],
  });
  try {
    return await work();
  } finally {
    jest.useRealTimers();
  }
}
