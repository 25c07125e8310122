import { describe, expect, it } from '@jest/globals';
import { enrolment } from '#libs/businesses/enrolment/enrolment.business';
import { decideRow } from '#libs/businesses/enrolment/enrolment.rules';
import type { RowContext } from '#libs/case/register';
import {
  decided,
  numberOf,
  said,
  STRANGER,
  TERMS,
  TYPED,
  UNIT,
  type Situation,
} from '#test/builders/enrolled.builder';

describe('somebody enrolled', () => {
  it('gets the amounts of his base, a first month, and birth date and sex from his ID number', () => {
    expect(decided({})).toEqual({
      baseAfterFen: 600_000,
      personalAfterFen: 48_000,
      unitAfterFen: 60_000,
      fiscalAfterFen: 0,
      month: '202612',
      decided: { idType: '01', birthDate: '1988-01-01', sex: '1' },
    });
  });

  it.each([
    ['at the cap', 2_247_100, 'taken'],
    ['one fen above the cap', 2_247_101, 'baseAfterFen BASE_ABOVE_CAP'],
    ['at the floor', 221_000, 'taken'],
    ['one fen below the floor', 220_999, 'baseAfterFen BASE_BELOW_FLOOR'],
    ['of nothing', 0, 'baseAfterFen BASE_NOT_AN_AMOUNT'],
  ])('with a base %s', (_, baseAfterFen, expected) => {
    expect(said({ baseAfterFen })).toBe(expected);
  });

  it('is judged by cap and floor of his own first month', () => {
    const context: RowContext = {
      terms: TERMS,
      termsIn: (month) => ({ ...TERMS, month, floorFen: month === '202612' ? 221_000 : 700_000 }),
      unit: UNIT,
      head: {},
    };
    expect(decideRow(STRANGER, TYPED, context)).toMatchObject({ month: '202612' });
    expect(
      decideRow(
        STRANGER,
        { ...TYPED, firstMonth: '202701' },
        { ...context, unit: { ...UNIT, currentMonth: '202612' } },
      ),
    ).toMatchObject({
      code: 'BASE_BELOW_FLOOR',
    });
  });
});

describe('the papers of somebody enrolled', () => {
  it.each([
    [
      'a wrong check character',
      { idNumber: '410303198801010010' },
      'idNumber ID_NUMBER_NOT_OF_TYPE',
    ],
    ['fifteen digits', { idNumber: '410303880101001' }, 'idNumber ID_NUMBER_NOT_OF_TYPE'],
    [
      'a residence card with a number of GB 11643',
      { idType: '04', idNumber: numberOf('93112319880101001') },
      'taken',
    ],
    [
      'one with a wrong check character',
      { idType: '04', idNumber: '931123198801010018' },
      'idNumber ID_NUMBER_NOT_OF_TYPE',
    ],
    [
      'an old residence card, which says no birth date',
      { idType: '04', idNumber: 'USA110088010112' },
      'birthDate BIRTH_DATE_REQUIRED',
    ],
    [
      'a passport with birth date and sex',
      { idType: '03', idNumber: 'E12345678', birthDate: '1990-02-28', sex: '2' },
      'taken',
    ],
    [
      'a passport without a sex',
      { idType: '03', idNumber: 'E12345678', birthDate: '1990-02-28' },
      'sex SEX_REQUIRED',
    ],
    [
      'a passport without a birth date',
      { idType: '03', idNumber: 'E12345678', sex: '2' },
      'birthDate BIRTH_DATE_REQUIRED',
    ],
    [
      'a birth date that is no day',
      { idType: '03', idNumber: 'E12345678', birthDate: '1990-02-29', sex: '2' },
      'birthDate DAY_DOES_NOT_EXIST',
    ],
    [
      'an identity card called a passport',
      { idType: '03', birthDate: '1988-01-01', sex: '1' },
      'idType ID_TYPE_IS_IDENTITY_CARD',
    ],
    ['the birth date of the number', { birthDate: '1988-01-01' }, 'taken'],
    ['another birth date', { birthDate: '1988-01-02' }, 'birthDate BIRTH_DATE_NOT_OF_NUMBER'],
    ['the sex of the number', { sex: '1' }, 'taken'],
    ['another sex', { sex: '2' }, 'sex SEX_NOT_OF_NUMBER'],
    ['sixteen years in the first month', { idNumber: numberOf('41030320101201001') }, 'taken'],
    [
      'sixteen years a month later',
      { idNumber: numberOf('41030320110101001') },
      'birthDate PERSON_TOO_YOUNG',
    ],
  ])('with %s', (_, typed, expected) => {
    expect(said(typed)).toBe(expected);
  });
});

describe('somebody the centre knows', () => {
  const known = (status: string, change: object = {}): Situation => ({
    person: {
      kind: 'person',
      known: { here: false, status, sameName: true, paidThroughMonth: null, ...change },
    },
  });

  it.each([
    ['paying here', known('01', { here: true }), 'idNumber PERSON_IN_UNIT'],
    ['enrolled here for a month to come', known('', { here: true }), 'idNumber PERSON_IN_UNIT'],
    ['sealed here', known('02', { here: true }), 'idNumber PERSON_SEALED_HERE'],
    ['sealed elsewhere', known('02'), 'idNumber PERSON_SEALED_ELSEWHERE'],
    [
      'sealed elsewhere under another name',
      known('02', { sameName: false }),
      'name PERSON_NAME_DIFFERS',
    ],
    ['paying elsewhere', known('01'), 'idNumber PERSON_PAYING_ELSEWHERE'],
    ['frozen elsewhere', known('06'), 'idNumber PERSON_PAYING_ELSEWHERE'],
    ['enrolled elsewhere for a month to come', known(''), 'idNumber PERSON_PAYING_ELSEWHERE'],
    [
      'paying elsewhere under another name',
      known('01', { sameName: false }),
      'name PERSON_NAME_DIFFERS',
    ],
    ['closed after a withdrawal', known('05'), 'taken'],
    ['closed here', known('05', { here: true }), 'taken'],
    ['closed under another name', known('05', { sameName: false }), 'name PERSON_NAME_DIFFERS'],
    ['enrolled by mistake and annulled', known('99'), 'taken'],
    [
      'closed and paid before the first month',
      known('04', { paidThroughMonth: '202611' }),
      'taken',
    ],
    [
      'closed and paid for the first month',
      known('04', { paidThroughMonth: '202612' }),
      'firstMonth MEMBER_PAID_THROUGH',
    ],
  ])('%s', (_, situation, expected) => {
    expect(said({}, situation)).toBe(expected);
  });
});

describe('monthly amounts that were typed', () => {
  it('and are the server’s need no word', () => {
    expect(decided({})).not.toHaveProperty('note');
  });

  it('and differ are said with both figures; the server’s are taken', () => {
    expect(decided({ personalTypedFen: 48_001 })).toMatchObject({
      personalAfterFen: 48_000,
      note: {
        code: 'AMOUNTS_DIFFER',
        details: {
          personal: '480.01',
          personalRight: '480.00',
          unit: '600.00',
          unitRight: '600.00',
        },
        column: 'personalTypedFen',
      },
    });
    expect(decided({ unitTypedFen: 48_000 })).toMatchObject({
      unitAfterFen: 60_000,
      note: { column: 'unitTypedFen' },
    });
  });

  it('say the fiscal part where there is one', () => {
    expect(decided({ fiscalTypedFen: 0 })).not.toHaveProperty('note');
    const ratios = { unitBp: 1000, personalBp: 800, fiscalBp: 200 };
    expect(decided({ fiscalTypedFen: 100 }, { terms: { ratios } })).toMatchObject({
      fiscalAfterFen: 12_000,
      note: {
        code: 'AMOUNTS_DIFFER_WITH_FISCAL',
        details: { fiscal: '1.00', fiscalRight: '120.00' },
        column: 'fiscalTypedFen',
      },
    });
    expect(decided({ fiscalTypedFen: 1 })).toMatchObject({
      note: { code: 'AMOUNTS_DIFFER_WITH_FISCAL' },
    });
  });
});

describe('the columns of an enrolment', () => {
  it('are those of the manual, in its order, each required', () => {
    const required = enrolment.columns.filter((column) => column.required);
    expect(required.map(({ title }) => title.zh)).toEqual([
      '姓名',
      '身份证号',
      '婚姻状况',
      '手机号码',
      '职业',
      '职称',
      '职务',
      '学历',
      '个人缴存基数',
      '个人月缴存额',
      '单位月缴存额',
    ]);
  });
});
