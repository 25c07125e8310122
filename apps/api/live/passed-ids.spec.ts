import { describe, expect, it } from '@jest/globals';
import { OVERLAP_IDS, PassedIds, WAITED_MS } from '#apps/api/live/passed-ids';

function read(ids: PassedIds, taken: readonly number[], nowMs = 0): void {
  for (const id of taken) ids.took(id, nowMs);
  ids.readSince(nowMs);
}

describe('hints', () => {
  it('are read on from the newest while none was passed over', () => {
    const ids = new PassedIds(7);
    expect(ids.readAfter).toBe(7);
    read(ids, [8, 9, 10]);
    expect(ids.readAfter).toBe(10);
  });

  it('are read again from the lowest that was passed over, until all of them have come', () => {
    const ids = new PassedIds(7);
    read(ids, [8, 11, 13]);
    expect(ids.readAfter).toBe(8);
    read(ids, [9]);
    expect(ids.readAfter).toBe(9);
    read(ids, [10, 12]);
    expect(ids.readAfter).toBe(13);
  });

  it('that were passed over are waited for as long as an act may take, and not longer', () => {
    const ids = new PassedIds(7);
    read(ids, [9], 1_000);
    read(ids, [], 1_000 + WAITED_MS);
    expect(ids.readAfter).toBe(7);
    read(ids, [], 1_001 + WAITED_MS);
    expect(ids.readAfter).toBe(9);
  });

  it('that were passed over are not given up while nobody could read', () => {
    const ids = new PassedIds(7);
    read(ids, [9], 0);
    expect(ids.readAfter).toBe(7);
    read(ids, [8], 60_000);
    expect(ids.readAfter).toBe(9);
  });

  it('of a later reading are waited for from then on', () => {
    const ids = new PassedIds(7);
    read(ids, [9], 0);
    read(ids, [12], 4_000);
    read(ids, [], WAITED_MS + 1);
    expect(ids.readAfter).toBe(9);
    read(ids, [], 4_001 + WAITED_MS);
    expect(ids.readAfter).toBe(12);
  });

  it('far below the newest are given up, however many ids a server leaves out', () => {
    const ids = new PassedIds(7);
    read(ids, [8, 500_000]);
    expect(ids.readAfter).toBe(500_000 - OVERLAP_IDS);
  });
});
