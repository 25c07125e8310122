import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { createClientConfig, onStaleSession, setCsrfToken } from './client';
import { ApiProblem } from './problem';
import { onOtherReader, setReader } from './reader';

const HALL = 'https://hall.example/api';
const online = jest.spyOn(globalThis, 'fetch');

const ask = createClientConfig({}).fetch ?? fetch;

function answers(...all: Response[]): void {
  for (const answer of all) online.mockResolvedValueOnce(answer);
}

function write(part: number | string, init: RequestInit = {}): Promise<Response> {
  const headers = { 'Content-Type': 'application/json', 'If-Match': '"7"' };
  return ask(`${HALL}/rows`, { method: 'POST', headers, body: JSON.stringify({ part }), ...init });
}

function sentHeaders(): Record<string, string>[] {
  return online.mock.calls.map(([, init]) => init?.headers as Record<string, string>);
}

const keys = (): unknown[] => sentHeaders().map((headers) => headers['Idempotency-Key']);

const refused = (status: number): Response =>
  Response.json({ code: 'NO', title: '否' }, { status });

beforeEach(() => {
  online.mockReset();
});
afterEach(() => {
  jest.useRealTimers();
});

describe('A write', () => {
  it('carries the token, the version and a key', async () => {
    setCsrfToken('token');
    answers(Response.json({}));
    await write(1);
    expect(sentHeaders()[0]).toMatchObject({ 'X-CSRF-Token': 'token', 'if-match': '"7"' });
    expect(keys()[0]).toMatch(/^[\da-f-]{36}$/);
  });

  it('is repeated by itself with the same key and body when the line breaks', async () => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] });
    online.mockRejectedValueOnce(new TypeError('line broken'));
    answers(refused(503), Response.json({ done: true }));
    const written = write('broken');
    await jest.advanceTimersByTimeAsync(2000);
    await expect((await written).json()).resolves.toEqual({ done: true });
    expect(new Set(keys()).size).toBe(1);
    expect(online.mock.calls.map(([, init]) => init?.body)).toEqual(
      Array(3).fill('{"part":"broken"}'),
    );
  });

  it('keeps its key for the next try until it is answered', async () => {
    answers(refused(500), refused(422), Response.json({}));
    await expect(write('kept')).rejects.toMatchObject({ status: 500, unanswered: true });
    await expect(write('kept')).rejects.toMatchObject({ status: 422, code: 'NO' });
    await write('kept');
    const [first, second, third] = keys();
    expect(second).toBe(first);
    expect(third).not.toBe(second);
  });

  it('of other content has another key', async () => {
    answers(refused(500), refused(500));
    await expect(write('one')).rejects.toBeInstanceOf(ApiProblem);
    await expect(write('other')).rejects.toBeInstanceOf(ApiProblem);
    expect(new Set(keys()).size).toBe(2);
  });

  it('of a part of a file sends its bytes as they are', async () => {
    answers(Response.json({}));
    const headers = { 'Content-Type': 'application/octet-stream', 'Upload-Offset': '4' };
    await ask(`${HALL}/uploads/1`, { method: 'PATCH', headers, body: new Blob(['4567']) });
    const sent = online.mock.calls[0]?.[1]?.body as Blob;
    await expect(sent.text()).resolves.toBe('4567');
  });

  it('refused for the token of an ended session is sent again with that of the new one, once', async () => {
    const stale = (): Response =>
      Response.json({ code: 'CSRF_REFUSED', title: '否' }, { status: 403 });
    onStaleSession(() => {
      setCsrfToken('new');
      return Promise.resolve(true);
    });
    setCsrfToken('old');
    answers(stale(), Response.json({}));
    await write('stale');
    expect(sentHeaders().map((headers) => headers['X-CSRF-Token'])).toEqual(['old', 'new']);
    expect(new Set(keys()).size).toBe(1);
    answers(stale(), stale());
    await expect(write('stale again')).rejects.toMatchObject({ code: 'CSRF_REFUSED' });
  });

  it('whose new token cannot be asked for is told of the outage, not of a session that has ended', async () => {
    const outage = new ApiProblem({ status: 503, code: 'UNAVAILABLE', title: '停' });
    onStaleSession(() => Promise.reject(outage));
    answers(Response.json({ code: 'CSRF_REFUSED', title: '否' }, { status: 403 }));
    await expect(write('in an outage')).rejects.toBe(outage);
  });

  it('that was called off ends as such', async () => {
    const stop = new AbortController();
    online.mockImplementationOnce((_, init) => {
      stop.abort();
      return Promise.reject((init?.signal?.reason ?? new Error('not heard')) as Error);
    });
    await expect(write('stopped', { signal: stop.signal })).rejects.toMatchObject({
      name: 'AbortError',
    });
  });
});

describe('An answer', () => {
  it('that the session is over asks once whether another stands, except to a sign-in', async () => {
    const renew = jest.fn(() => Promise.resolve(false));
    onStaleSession(renew);
    answers(refused(401), refused(401));
    await expect(ask(`${HALL}/auth/me`)).rejects.toMatchObject({ status: 401 });
    expect(renew).not.toHaveBeenCalled();
    await expect(ask(`${HALL}/home`)).rejects.toMatchObject({ status: 401 });
    expect(renew).toHaveBeenCalledTimes(1);
  });

  it('of the session before is asked for again in the one that stands now, once', async () => {
    onStaleSession(() => Promise.resolve(true));
    answers(refused(401), Response.json({ home: true }));
    await expect((await ask(`${HALL}/home`)).json()).resolves.toEqual({ home: true });
    answers(refused(401), refused(401));
    await expect(ask(`${HALL}/home`)).rejects.toMatchObject({ status: 401 });
    expect(online).toHaveBeenCalledTimes(4);
  });

  it('for another reader than the page’s is not shown, and told', async () => {
    const told = jest.fn();
    onOtherReader(told);
    setReader({ kind: 'operator', id: 7 });
    const named = (reader: string): Response =>
      Response.json({ of: reader }, { headers: { 'X-Reader': reader } });
    answers(named('operator-7'), named('operator-8'));
    await expect((await ask(`${HALL}/home`)).json()).resolves.toEqual({ of: 'operator-7' });
    expect(told).not.toHaveBeenCalled();
    await expect(ask(`${HALL}/home`)).rejects.toMatchObject({ code: 'OTHER_READER' });
    expect(told).toHaveBeenCalledTimes(1);
  });

  it('that is not of the api is a problem', async () => {
    answers(new Response('<html>a proxy</html>', { headers: { 'Content-Type': 'text/html' } }));
    await expect(ask(`${HALL}/home`)).rejects.toMatchObject({ code: 'HTTP_200' });
  });

  it('that is a file is one where a file is asked for, and a problem elsewhere', async () => {
    const file = () => new Response('a,b', { headers: { 'Content-Disposition': 'attachment' } });
    const wanted = { headers: { Accept: 'application/octet-stream' } };
    answers(file(), file(), new Response('<html>a proxy</html>'));
    await expect((await ask(`${HALL}/sheet`, wanted)).text()).resolves.toBe('a,b');
    await expect(ask(`${HALL}/home`)).rejects.toMatchObject({ code: 'HTTP_200' });
    await expect(ask(`${HALL}/sheet`, wanted)).rejects.toMatchObject({ code: 'HTTP_200' });
  });

  it('without content is nothing, and no thing without members', async () => {
    answers(new Response(null, { status: 204 }), Response.json({}));
    await expect((await ask(`${HALL}/tasks/next`)).json()).resolves.toBeNull();
    await expect((await ask(`${HALL}/home`)).json()).resolves.toEqual({});
  });

  it('is asked for once and never kept when only reading', async () => {
    answers(refused(503));
    await expect(ask(`${HALL}/home`)).rejects.toMatchObject({ status: 503 });
    expect(online.mock.calls.map(([, init]) => init?.cache)).toEqual(['no-store']);
    expect(keys()).toEqual([undefined]);
  });
});
