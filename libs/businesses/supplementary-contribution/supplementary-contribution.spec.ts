import { describe, expect, it } from '@jest/globals';
import { conflictsOf } from '#libs/businesses/conflicts';
import {
  decideMonth,
  decideRow,
} from '#libs/businesses/supplementary-contribution/supplementary-contribution.rules';
import type { Terms } from '#libs/fund/terms';
import type {
  AccountFacts,
  PastMonth,
  RowDecision,
  TypedValues,
  UnitMarks,
} from '#libs/case/register';
import { ACCOUNT, CONTEXT, TERMS, UNIT } from '#test/builders/register-facts.builder';

const UNPAID = { unitFen: 0, personalFen: 0, fiscalFen: 0 };
const PAID = { unitFen: 40_000, personalFen: 40_000, fiscalFen: 0 };
const PAST: PastMonth = { standing: 'sealed', baseFen: 500_000, ownRatios: null, paid: UNPAID };

interface Facts {
  readonly typed?: TypedValues;
  readonly past?: Partial<PastMonth>;
  readonly terms?: Partial<Terms>;
  readonly unit?: Partial<UnitMarks>;
  readonly account?: Partial<AccountFacts>;
}

const FULL = { supplementReason: '01', supplementKind: '01', month: '202603' };
const DIFFERENCE = { ...FULL, supplementReason: '02', supplementKind: '02' };
const FREE = { ...FULL, supplementReason: '06', supplementKind: '03' };

function row({ typed = FULL, past = {}, terms = {}, unit = {}, account = {} }: Facts) {
  const inMonth = () => ({ ...PAST, ...past });
  return decideRow({ ...ACCOUNT, past: inMonth, ...account }, typed, {
    ...CONTEXT,
    termsIn: (month) => ({ ...TERMS, ...terms, month }),
    unit: { ...UNIT, ...unit },
  });
}
const codeOf = (facts: Facts) => {
  const decided = row(facts);
  return 'code' in decided ? decided.code : 'accepted';
};
const added = (facts: Facts) => {
  const decided = row(facts);
  if ('code' in decided) return decided;
  const { unitSupplementFen, personalSupplementFen, fiscalSupplementFen, totalSupplementFen } =
    decided.decided ?? {};
  return [unitSupplementFen, personalSupplementFen, fiscalSupplementFen, totalSupplementFen];
};
const shortPaid = { standing: 'paying', paid: PAID } as const;

describe('全额: a month without any payment', () => {
  it('is the base that held then, by ratios and rounding of that month, side by side', () => {
    expect(added({})).toEqual([40_000, 40_000, 0, 80_000]);
    const ratios = { unitBp: 400, fiscalBp: 800, personalBp: 1200 };
    expect(added({ past: { baseFen: 505_005 }, terms: { ratios } })).toEqual([
      20_200, 60_601, 40_400, 121_201,
    ]);
    expect(added({ past: { baseFen: 505_005 }, terms: { rounding: 'up-yuan' } })).toEqual([
      40_500, 40_500, 0, 81_000,
    ]);
  });

  it('is a base that is typed, and his own ratios go before the unit’s', () => {
    const ownRatios = { unitBp: 500, personalBp: 1200, fiscalBp: 0 };
    const typed = { ...FULL, newBaseFen: 600_000 };
    expect(added({ typed, past: { ownRatios } })).toEqual([30_000, 72_000, 0, 102_000]);
  });

  it('tells the month before and after: what was paid, and that with what is added', () => {
    expect(row({})).toMatchObject({
      month: '202603',
      before: { baseFen: 500_000, ...UNPAID },
      baseAfterFen: 500_000,
      unitAfterFen: 40_000,
      personalAfterFen: 40_000,
      fiscalAfterFen: 0,
    });
  });

  it.each([
    ['paying', '01'],
    ['sealed', '02'],
    ['none', undefined],
  ] as const)(
    'tells by what it was decided: the ratios, and that he was %s then',
    (standing, statusThen) => {
      const typed = { ...FULL, supplementReason: '03' };
      const { decided } = row({ typed, past: { standing } }) as RowDecision;
      expect(decided).toMatchObject({ unitRatioBp: 800, personalRatioBp: 800, fiscalRatioBp: 0 });
      expect(decided?.['statusThen']).toBe(statusThen);
    },
  );

  it.each([
    ['nothing', 0, 'accepted'],
    ['one fen', 1, 'SUPPLEMENT_MONTH_PAID'],
  ])('is refused where %s was paid or approved: %d', (_, personalFen, code) => {
    expect(codeOf({ past: { paid: { ...UNPAID, personalFen } } })).toBe(code);
  });

  it.each([
    ['takes a base at the cap', 2_247_100, 'accepted'],
    ['refuses one a fen above it', 2_247_101, 'BASE_ABOVE_CAP'],
    ['takes one at the floor', 221_000, 'accepted'],
    ['refuses one a fen below it', 220_999, 'BASE_BELOW_FLOOR'],
    ['refuses none', 0, 'BASE_NOT_AN_AMOUNT'],
  ])('%s of that month', (_, baseFen, code) => {
    expect(codeOf({ typed: { ...FULL, newBaseFen: baseFen } })).toBe(code);
    const kept = code === 'accepted' ? code : `SUPPLEMENT_${code}`;
    expect(codeOf({ past: { baseFen } })).toBe(kept);
  });

  it('says a typed amount that is not the server’s, with both, and takes the server’s', () => {
    expect(row({ typed: { ...FULL, totalTypedFen: 80_000 } })).not.toHaveProperty('note');
    const other = { typed: { ...FULL, totalTypedFen: 80_001 } };
    expect(row(other)).toMatchObject({
      note: {
        code: 'SUPPLEMENT_AMOUNT_DIFFERS',
        details: { typed: '800.01', right: '800.00' },
        column: 'totalTypedFen',
      },
    });
    expect(added(other)).toEqual([40_000, 40_000, 0, 80_000]);
  });
});

describe('差额: a month paid short', () => {
  it('is what the base that should have held makes, less what was paid, side by side', () => {
    const typed = { ...DIFFERENCE, newBaseFen: 600_000 };
    expect(added({ typed, past: shortPaid })).toEqual([8_000, 8_000, 0, 16_000]);
  });

  it.each([
    [500_000, 'SUPPLEMENT_NOT_SHORT'],
    [500_013, 'accepted'],
  ])('by a base of %d fen: %s', (newBaseFen, code) => {
    expect(codeOf({ typed: { ...DIFFERENCE, newBaseFen }, past: shortPaid })).toBe(code);
  });

  it('counts nothing for a side that was paid too much, and says so', () => {
    const paid = { unitFen: 50_000, personalFen: 40_000, fiscalFen: 0 };
    const facts = { typed: { ...DIFFERENCE, newBaseFen: 600_000 }, past: { ...shortPaid, paid } };
    expect(added(facts)).toEqual([0, 8_000, 0, 8_000]);
    expect(row(facts)).toMatchObject({
      note: { code: 'SUPPLEMENT_SIDE_OVERPAID', details: { sides: '单位' } },
    });
  });

  it('is a typed sum, split by the ratios of that month, where no base is typed', () => {
    const ratios = { unitBp: 400, personalBp: 1200, fiscalBp: 800 };
    const typed = { ...DIFFERENCE, totalTypedFen: 10_000 };
    expect(added({ typed, past: shortPaid, terms: { ratios } })).toEqual([
      1_667, 5_000, 3_333, 10_000,
    ]);
  });

  it('asks for a base or an amount, and for a month that was paid at all', () => {
    expect(codeOf({ typed: DIFFERENCE, past: shortPaid })).toBe('SUPPLEMENT_BASE_OR_AMOUNT');
    expect(codeOf({ typed: { ...DIFFERENCE, totalTypedFen: 1 } })).toBe('SUPPLEMENT_MONTH_UNPAID');
  });
});

describe('不定额: neither condition', () => {
  it('is a typed sum, of a month paid or not', () => {
    const typed = { ...FREE, totalTypedFen: 10_001 };
    expect(added({ typed })).toEqual([5_000, 5_001, 0, 10_001]);
    expect(added({ typed, past: shortPaid })).toEqual([5_000, 5_001, 0, 10_001]);
  });

  it('is refused without one, and with a base that nothing is computed from', () => {
    expect(codeOf({ typed: FREE })).toBe('SUPPLEMENT_AMOUNT_MISSING');
    expect(codeOf({ typed: { ...FREE, totalTypedFen: 0 } })).toBe('SUPPLEMENT_AMOUNT_MISSING');
    expect(codeOf({ typed: { ...FREE, totalTypedFen: 1, newBaseFen: 500_000 } })).toBe(
      'SUPPLEMENT_BASE_UNUSED',
    );
  });
});

describe('paid and approved with what is added', () => {
  it.each([
    ['reaches', 279_536, 'accepted'],
    ['passes by a fen', 279_537, 'SUPPLEMENT_ABOVE_CAP'],
  ])('%s the cap of the month by the ratios, each side: %d', (_, totalTypedFen, code) => {
    expect(codeOf({ typed: { ...FREE, totalTypedFen }, past: shortPaid })).toBe(code);
  });

  it('names the side and what is left of it', () => {
    expect(row({ typed: { ...FREE, totalTypedFen: 279_537 }, past: shortPaid })).toMatchObject({
      details: { side: '个人', room: '1,397.68', amount: '1,397.69' },
    });
  });
});

describe('the month that is made good', () => {
  it.each([
    ['paid last', '202606', 'accepted'],
    ['not paid yet, which is remitted', '202607', 'SUPPLEMENT_NOT_PAID_YET'],
    ['the unit’s first', '202001', 'accepted'],
    ['before it', '201912', 'SUPPLEMENT_BEFORE_UNIT'],
    ['a range, where one is asked', '202601-202603', 'ONE_MONTH_A_ROW'],
  ])('is one the unit has paid: %s', (_, month, code) => {
    expect(codeOf({ typed: { ...FULL, month } })).toBe(code);
  });

  it('is none that is deferred', () => {
    const unit = { deferredFromMonth: '202602', deferredThroughMonth: '202603' };
    expect(codeOf({ unit })).toBe('SUPPLEMENT_DEFERRED');
    expect(codeOf({ unit, typed: { ...FULL, month: '202604' } })).toBe('accepted');
  });

  it('is one he belonged to the unit in: not of another one, earlier ones by some reasons and with a remark', () => {
    expect(codeOf({ past: { standing: 'elsewhere' } })).toBe('SUPPLEMENT_ELSEWHERE');
    const before = { past: { standing: 'none' } } as const;
    expect(row(before)).toMatchObject({ note: { code: 'SUPPLEMENT_BEFORE_FIRST_MONTH' } });
    const short = { typed: { ...FULL, supplementReason: '02' }, ...before };
    expect(codeOf(short)).toBe('SUPPLEMENT_BEFORE_ACCOUNT');
  });

  it.each([
    ['01', 'accepted'],
    ['02', 'accepted'],
    ['05', 'ACCOUNT_CLOSED_OR_FROZEN'],
  ])(
    'is his, whether he pays or rests now, as long as his account is there: %s',
    (status, code) => {
      expect(codeOf({ account: { status } })).toBe(code);
    },
  );
});

it('begins once the unit has paid a month', () => {
  expect(decideMonth('202607', { ...UNIT, paidThroughMonth: null })?.code).toBe(
    'SUPPLEMENT_NOTHING_PAID',
  );
  expect(decideMonth('202607', UNIT)).toBeNull();
});

it('stands in the way of its like and of whoever lets a member go, and of no month', () => {
  expect(conflictsOf('supplementary-contribution')).toEqual({
    'supplementary-contribution': 'unit',
    'intra-city-transfer': 'member',
  });
  expect(conflictsOf('intra-city-transfer')).toHaveProperty('supplementary-contribution', 'member');
  expect(conflictsOf('remittance')).not.toHaveProperty('supplementary-contribution');
});
