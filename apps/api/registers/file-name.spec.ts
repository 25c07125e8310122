import { describe, expect, it } from '@jest/globals';
import { Problem } from '#apps/api/problems/problem';
import { fileNameOf } from '#apps/api/registers/file-name';

function refusalOf(given: string | string[] | undefined) {
  try {
    return fileNameOf(given);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const [first] = error.extras.errors ?? [];
    return first === undefined ? error.code : `${first.field} ${first.code}`;
  }
}

describe('the name of an uploaded file', () => {
  it.each([
    ['2026年.xlsx', '2026年.xlsx'],
    ['２０２６（龘）.xlsx', '２０２６（龘）.xlsx'],
    ['基数\u202excod.xlsx', '基数xcod.xlsx'],
    ['\ufeff 基数.csv ', '基数.csv'],
    [`${'数'.repeat(196)}.csv`, `${'数'.repeat(196)}.csv`],
  ])('%j is taken as %j', (given, taken) => {
    expect(refusalOf(encodeURIComponent(given))).toBe(taken);
  });

  it.each(['基数\u0000.xlsx', '基数\u001b[0m.xlsx', '\uffff.xlsx'])('is refused: %j', (given) => {
    expect(refusalOf(encodeURIComponent(given))).toBe('fileName SHAPE_UNREADABLE');
  });

  it('of more than 200 characters is said to be too long, not to be missing', () => {
    expect(refusalOf(encodeURIComponent(`${'数'.repeat(197)}.csv`))).toBe(
      'fileName SHAPE_TOO_LONG',
    );
  });

  it.each([undefined, '', '%', '%ff', encodeURIComponent('\u202e '), ['a.csv', 'b.csv']])(
    'is missing: %j',
    (given) => {
      expect(refusalOf(given)).toBe('FILE_NAME_REQUIRED');
    },
  );
});
