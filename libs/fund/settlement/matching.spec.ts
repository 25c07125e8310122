import { describe, expect, it } from '@jest/globals';
import { matchOf, type MatchKind, type NamedBy } from '#libs/fund/settlement/matching';

const AUGUST = { businessNo: '2026080100000019', unitId: 1 };
const SEPTEMBER = { businessNo: '2026090100000018', unitId: 1 };
const FOREIGN = { businessNo: '2026090100000026', unitId: 2 };
const text = (by: MatchKind, cases: NamedBy['cases'] = [], unitIds: number[] = []): NamedBy => ({
  by,
  cases,
  unitIds,
});

describe('a receipt belongs', () => {
  it('to the number in the remark, whoever paid and whatever the bank wrote', () => {
    const named = [text('remark', [AUGUST]), text('summary', [FOREIGN]), text('payer', [], [2])];
    expect(matchOf(named)).toEqual({ kind: 'case', by: 'remark', ...AUGUST });
  });

  it('to the number in the summary when the remark names nothing', () => {
    const named = [text('remark'), text('summary', [AUGUST]), text('payer', [], [2])];
    expect(matchOf(named)).toEqual({ kind: 'case', by: 'summary', ...AUGUST });
  });

  it('to the payer when neither names anything', () => {
    const named = [text('remark'), text('summary'), text('payer', [], [2])];
    expect(matchOf(named)).toEqual({ kind: 'unit', by: 'payer', unitId: 2 });
  });

  it('to the unit whose account number stands in the remark', () => {
    expect(matchOf([text('remark', [], [2]), text('payer', [], [1])])).toEqual({
      kind: 'unit',
      by: 'remark',
      unitId: 2,
    });
  });

  it('to a number before an account number of the same text', () => {
    expect(matchOf([text('remark', [AUGUST], [2])])).toMatchObject({ kind: 'case', unitId: 1 });
  });

  it('to the unit when the remark names several of its numbers', () => {
    expect(matchOf([text('remark', [AUGUST, SEPTEMBER])])).toEqual({
      kind: 'unit',
      by: 'remark',
      unitId: 1,
    });
  });

  it('to nobody when the remark names numbers of two units, or two units have the payer’s name', () => {
    expect(matchOf([text('remark', [AUGUST, FOREIGN]), text('payer', [], [1])])).toEqual({
      kind: 'nobody',
    });
    expect(matchOf([text('payer', [], [1, 2])])).toEqual({ kind: 'nobody' });
  });

  it('to nobody when nothing names anybody', () => {
    expect(matchOf([])).toEqual({ kind: 'nobody' });
    expect(matchOf([text('remark'), text('summary'), text('payer')])).toEqual({ kind: 'nobody' });
  });
});
