import { describe, expect, it } from '@jest/globals';
import type { TermsView } from '../../api/generated';
import { ENROLMENT_RULES } from '../enrolment/enrolment-rules';
import type { Column } from './columns';
import { problemsOf } from './entry-values';

const FLOOR = 221_000;
const TERMS = {
  floorFen: FLOOR,
  capFen: 3_000_000,
  ratios: { unitBp: 1200, personalBp: 1200, fiscalBp: 0 },
  rounding: 'half-up-yuan',
} as TermsView;

const money = (key: string): Column =>
  ({ key, kind: 'money', required: true, title: { zh: key, en: key } }) as Column;
const COLUMNS = [money('baseAfterFen'), money('personalTypedFen'), money('unitTypedFen')];

function problems(texts: Record<string, string>) {
  const entered = { member: null, texts };
  return problemsOf(entered, COLUMNS, { rules: ENROLMENT_RULES, terms: TERMS });
}

describe('a base of an enrolment outside its bounds', () => {
  it('is what is said, and not that the amounts which follow from it are missing', () => {
    const said = problems({ baseAfterFen: '2209.99' });
    expect(Object.keys(said)).toEqual(['baseAfterFen']);
    expect(said['baseAfterFen']?.zh).toContain('2,210.00');
  });

  it('is nothing to be said of at the floor', () => {
    expect(problems({ baseAfterFen: '2210' })).toEqual({});
  });

  it('is the server’s to judge by the month it is for, once amounts are typed', () => {
    const texts = { baseAfterFen: '2209.99', personalTypedFen: '265', unitTypedFen: '265' };
    expect(problems(texts)).toEqual({});
  });

  it('leaves amounts missing that are, where there is no base either', () => {
    expect(Object.keys(problems({}))).toHaveLength(3);
  });
});
