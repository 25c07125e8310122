import { describe, expect, it } from '@jest/globals';
import { EXPORTED_MAX, foundMembers } from '#apps/api/office/office-member-sheet';

const PAGE = 1_000;
/** A search that finds so many, a thousand a page. */
const search = (count: number) => {
  const pages: string[] = [];
  const read = (after = '0') => {
    pages.push(after);
    const from = Number(after);
    const end = Math.min(from + PAGE, count);
    const items = Array.from({ length: end - from }, (_, at) => from + at);
    return Promise.resolve({ items, next: end < count ? String(end) : null });
  };
  return { pages, read };
};

describe('found members taken away as a file', () => {
  it('are all of them, counted, up to the most that one file takes', async () => {
    expect(await foundMembers(search(0).read)).toEqual([]);
    expect(await foundMembers(search(EXPORTED_MAX).read)).toHaveLength(EXPORTED_MAX);
  });

  it('are refused when they are one more, and nobody reads further', async () => {
    const { pages, read } = search(10 * EXPORTED_MAX);
    await expect(foundMembers(read)).rejects.toMatchObject({
      code: 'MEMBERS_TOO_MANY',
      details: { max: EXPORTED_MAX },
    });
    expect(pages).toHaveLength(EXPORTED_MAX / PAGE + 1);
    await expect(foundMembers(search(EXPORTED_MAX + 1).read)).rejects.toThrow();
  });
});
