import { describe, expect, it } from '@jest/globals';
import { ApiProblem } from '../api/problem';
import { ticketFor } from './upload-ticket';

const BEFORE = { id: 'a', offset: 0, chunkBytes: 4 };
const { signal } = new AbortController();

function hall(offsetOf: () => Promise<number>) {
  let opened = 0;
  const way = {
    offsetOf,
    open: () => {
      opened += 1;
      return Promise.resolve({ id: 'b', offset: 0, chunkBytes: 4 });
    },
  };
  return { way, opened: () => opened };
}
const refused = (status: number) => () =>
  Promise.reject(new ApiProblem({ status, code: 'REFUSED', title: '未完成' }));

describe('an upload that goes on', () => {
  it('keeps its ticket and goes on where the hall stands', async () => {
    const { way, opened } = hall(() => Promise.resolve(8));
    expect(await ticketFor(BEFORE, way, signal)).toEqual({ ...BEFORE, offset: 8 });
    expect(opened()).toBe(0);
  });

  it.each([
    ['the line is lost', () => Promise.reject(new TypeError('line broken'))],
    ['nobody answers', refused(0)],
    ['the hall is away for a moment', refused(503)],
    ['somebody has to sign in again', refused(401)],
  ])('keeps it when %s: no second page is begun', async (_, offsetOf) => {
    const { way, opened } = hall(offsetOf);
    await expect(ticketFor(BEFORE, way, signal)).rejects.toBeInstanceOf(Error);
    expect(opened()).toBe(0);
  });

  it('opens another when the hall has forgotten it, and the first when there is none', async () => {
    const { way, opened } = hall(refused(404));
    expect(await ticketFor(BEFORE, way, signal)).toMatchObject({ id: 'b' });
    expect(await ticketFor(undefined, way, signal)).toMatchObject({ id: 'b' });
    expect(opened()).toBe(2);
  });
});
