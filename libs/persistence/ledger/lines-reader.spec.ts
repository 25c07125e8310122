import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { LinesReader } from '#libs/persistence/ledger/lines-reader';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** A line for each of so many accounts; every seventh is carried forward, every fifth takes back. */
const LINES = Array.from({ length: 2_500 }, (_, at) => {
  const sign = at % 5 === 0 ? -1 : 1;
  const sides = [sign * (at + 1), sign * 20, 0, sign * 3];
  return { account: at + 1, month: at % 7 === 0 ? '' : '202607', sides };
});
const TEXTS = LINES.map(({ account, month, sides }) => [account, month, '01', ...sides].join('|'));

/** A digest of the digests of blocks of a thousand lines. */
const DIGEST = sha256(
  [TEXTS.slice(0, 1_000), TEXTS.slice(1_000, 2_000), TEXTS.slice(2_000)]
    .map((block) => sha256(block.join('\n')))
    .join('\n'),
);

describe('members’ lines read as texts', () => {
  it.each([[2_500], [1_000], [999], [1_001], [333], [1]])(
    'come to the same by parts of %i',
    (length) => {
      const added: [number, number, boolean][] = [];
      const reader = new LinesReader((...line) => added.push(line));
      for (let at = 0; at < TEXTS.length; at += length)
        reader.read(Buffer.from(TEXTS.slice(at, at + length).join('\n')));
      const sums = LINES.map(({ sides }) => sides.reduce((sum, fen) => sum + fen, 0));
      expect(added).toEqual(
        LINES.map(({ account, month }, at) => [account, sums[at], month === '']),
      );
      expect([reader.members, reader.fen]).toEqual([
        2_500,
        sums.reduce((sum, fen) => sum + fen, 0),
      ]);
      expect(reader.hash()).toBe(DIGEST);
    },
  );

  it('that are none of ours end, and are no lines that were digested', () => {
    const reader = new LinesReader(() => undefined);
    reader.read(Buffer.from('12|2026'));
    reader.read(Buffer.from('x|\n|'));
    expect(reader.hash()).not.toBe(DIGEST);
  });
});
