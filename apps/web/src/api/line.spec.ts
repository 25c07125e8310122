import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { sentOverLine } from './line';
import { ApiProblem } from './problem';

const onWaiting = jest.fn();
const failed = (status: number): ApiProblem =>
  new ApiProblem({ status, code: 'NO', title: '否', detail: '否' });

beforeEach(() => {
  jest.useFakeTimers();
  Object.assign(globalThis, { window: new EventTarget() });
  onWaiting.mockClear();
});
afterEach(() => {
  jest.useRealTimers();
  Reflect.deleteProperty(globalThis, 'window');
});

describe('What a lost line keeps back', () => {
  it.each([0, 502, 503, 504])('by %d is sent again by itself', async (status) => {
    const send = jest.fn<() => Promise<string>>().mockRejectedValueOnce(failed(status));
    send.mockResolvedValueOnce('saved');
    const sent = sentOverLine(send, { onWaiting, wanted: () => true });
    await jest.advanceTimersByTimeAsync(1_999);
    expect(send).toHaveBeenCalledTimes(1);
    await jest.advanceTimersByTimeAsync(1);
    await expect(sent).resolves.toBe('saved');
    expect(onWaiting).toHaveBeenCalledTimes(1);
  });

  it('is sent at once when the browser is on the net again', async () => {
    const send = jest.fn<() => Promise<string>>().mockRejectedValueOnce(failed(0));
    send.mockResolvedValueOnce('saved');
    const sent = sentOverLine(send, { onWaiting, wanted: () => true });
    await jest.advanceTimersByTimeAsync(1);
    window.dispatchEvent(new Event('online'));
    await expect(sent).resolves.toBe('saved');
  });

  it.each([400, 403, 409, 412, 422, 500])('is no refusal: %d is told at once', async (status) => {
    const send = () => Promise.reject(failed(status));
    await expect(sentOverLine(send, { onWaiting, wanted: () => true })).rejects.toMatchObject({
      status,
    });
    expect(onWaiting).not.toHaveBeenCalled();
  });

  it('is not sent once it was taken back', async () => {
    const send = jest.fn<() => Promise<string>>().mockRejectedValue(failed(0));
    let wanted = true;
    const sent = sentOverLine(send, { onWaiting, wanted: () => wanted });
    const refused = expect(sent).rejects.toMatchObject({ status: 0 });
    await jest.advanceTimersByTimeAsync(1);
    wanted = false;
    await jest.advanceTimersByTimeAsync(2_000);
    await refused;
    expect(send).toHaveBeenCalledTimes(1);
  });
});
