import fc from 'fast-check';

/** What somebody does to the money of one of two small units; numbers choose among what is there then. */
export type MoneyAct =
  | { readonly act: 'assess'; readonly unit: number; readonly months: number }
  | { readonly act: 'delete' | 'allocate' | 'onward'; readonly unit: number }
  | {
      readonly act: 'pay';
      readonly unit: number;
      readonly notice: number;
      readonly how: (typeof PAYMENTS)[number];
    }
  | {
      readonly act: 'pay-from-balance';
      readonly unit: number;
      readonly notice: number;
      readonly part: number;
    }
  | {
      readonly act: 'take-back' | 'tell-again' | 'clear';
      readonly unit: number;
      readonly receipt: number;
    }
  | { readonly act: 'order-debit'; readonly unit: number; readonly notice: number }
  | { readonly act: 'answer-debit'; readonly unit: number; readonly yes: boolean }
  | {
      readonly act: 'base';
      readonly unit: number;
      readonly member: number;
      readonly ahead: number;
      readonly yuan: number;
    }
  | {
      readonly act: 'seal' | 'unseal';
      readonly unit: number;
      readonly member: number;
      readonly ahead: number;
    }
  | { readonly act: 'transfer'; readonly unit: number; readonly member: number }
  | {
      readonly act: 'withdraw';
      readonly unit: number;
      readonly member: number;
      readonly part: number;
    }
  | {
      readonly act: 'pay-out-and-take-back';
      readonly unit: number;
      readonly member: number;
      readonly part: number;
      readonly again: boolean;
    }
  | { readonly act: 'enrol'; readonly unit: number; readonly person: number }
  | {
      readonly act: 'make-good';
      readonly unit: number;
      readonly member: number;
      readonly back: number;
      readonly kind: (typeof KINDS)[number];
      readonly yuan: number;
    };

const PAYMENTS = ['exact', 'short', 'more', 'double', 'unmarked', 'unknown'] as const;
/** 全额, 差额, 不定额. */
const KINDS = ['01', '02', '03'] as const;

/** Mostly the one: a month gets far where much happens to it. */
const unit = fc.constantFrom(0, 0, 0, 1);
const notice = fc.constantFrom(0, 0, 0, 1, 2);
const member = fc.nat(3);
const ahead = fc.nat(2);
const yuan = fc.integer({ min: 2_300, max: 20_000 });
const receipt = fc.nat(5);
const of = <Name extends MoneyAct['act']>(...names: Name[]) => fc.constantFrom(...names);

/** A month is credited, a member paid out, and the newest receipt taken back: balances may be short of it. Paid again, or not. */
const SHORT: fc.Arbitrary<MoneyAct> = fc.record({
  act: of('pay-out-and-take-back'),
  unit,
  member,
  part: fc.integer({ min: 1, max: 3 }),
  again: fc.boolean(),
});

/** Weighted so that months get as far as their money and beyond it. */
const ACT: fc.Arbitrary<MoneyAct> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ act: of('onward'), unit }) },
  {
    weight: 5,
    arbitrary: fc.record({ act: of('assess'), unit, months: fc.integer({ min: 1, max: 2 }) }),
  },
  {
    weight: 7,
    arbitrary: fc.record({
      act: of('pay'),
      unit,
      notice,
      how: fc.constantFrom(...PAYMENTS, 'exact', 'short'),
    }),
  },
  { weight: 6, arbitrary: fc.record({ act: of('allocate'), unit }) },
  { weight: 5, arbitrary: fc.record({ act: of('delete'), unit }) },
  {
    weight: 2,
    arbitrary: fc.record({
      act: of('pay-from-balance'),
      unit,
      notice,
      part: fc.integer({ min: 1, max: 3 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ act: of('take-back', 'tell-again', 'clear'), unit, receipt }),
  },
  { weight: 1, arbitrary: fc.record({ act: of('order-debit'), unit, notice }) },
  { weight: 1, arbitrary: fc.record({ act: of('answer-debit'), unit, yes: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ act: of('base'), unit, member, ahead, yuan }) },
  { weight: 4, arbitrary: fc.record({ act: of('seal', 'unseal'), unit, member, ahead }) },
  { weight: 2, arbitrary: fc.record({ act: of('transfer'), unit, member }) },
  {
    weight: 2,
    arbitrary: fc.record({
      act: of('withdraw'),
      unit,
      member,
      part: fc.integer({ min: 1, max: 3 }),
    }),
  },
  { weight: 2, arbitrary: SHORT },
  { weight: 2, arbitrary: fc.record({ act: of('enrol'), unit, person: fc.nat(998) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      act: of('make-good'),
      unit,
      member,
      back: fc.nat(2),
      kind: fc.constantFrom(...KINDS),
      yuan: fc.integer({ min: 1, max: 900 }),
    }),
  },
);

export const MONEY_ACTS = fc.array(ACT, { minLength: 6, maxLength: 24, size: 'max' });

/** The same where somebody is short of what is taken back before anything else is done. */
export const SHORT_FIRST = fc.tuple(SHORT, MONEY_ACTS).map(([short, acts]) => [short, ...acts]);

/** An act in a line, as a reader of a failed run wants it. */
export function said({ act, ...how }: MoneyAct): string {
  const parts = Object.entries(how).map(([name, value]) => `${name} ${String(value)}`);
  return `${act}: ${parts.join(', ')}`;
}
