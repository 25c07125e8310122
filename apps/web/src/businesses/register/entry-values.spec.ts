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

  it('is said together with a number that cannot be, and with what is missing', () => {
    const column = (key: string, kind: Column['kind']): Column =>
      ({ key, kind, required: true, title: { zh: key, en: key } }) as Column;
    const columns = [
      column('idNumber', 'identifier'),
      column('mobilePhone', 'phone'),
      column('education', 'dictionary'),
      ...COLUMNS,
    ];
    const texts = { idNumber: '410303199503124712', mobilePhone: '1380379', baseAfterFen: '50' };
    const said = problemsOf({ member: null, texts }, columns, {
      rules: ENROLMENT_RULES,
      terms: TERMS,
    });
    expect(Object.keys(said)).toEqual(['idNumber', 'mobilePhone', 'education', 'baseAfterFen']);
    expect(said['mobilePhone']?.zh).toContain('11位数字');
  });

  it('leaves amounts missing that are, where there is no base either', () => {
    expect(Object.keys(problems({}))).toHaveLength(3);
  });
});
