import { describe, expect, it } from '@jest/globals';
import {
  decideIdentity,
  withWhatFollows,
} from '#libs/businesses/identity-correction/identity-correction.rules';

/** A woman of 31 December 1949, and a man of 1 January 1880. */
const WOMAN = '11010519491231002X';
const MAN = '440524188001010014';
const KEPT = { name: '王芳', idType: '01', idNumber: WOMAN, bornOn: '1949-12-31', sex: '2' };

const refusalOf = (changes: Record<string, string>, kept: Record<string, string> = KEPT) => {
  const whole = withWhatFollows(changes, kept);
  return decideIdentity({ ...kept, ...whole }, whole)?.code ?? null;
};

describe('what follows from a corrected number', () => {
  it('is the birth date and the sex that a resident’s number says', () => {
    expect(withWhatFollows({ idNumber: MAN }, KEPT)).toEqual({
      idNumber: MAN,
      bornOn: '1880-01-01',
      sex: '1',
    });
  });

  it('goes over what was typed beside it, and is left out where the record has it already', () => {
    const kept = { ...KEPT, sex: '1' };
    const changes = { idNumber: MAN, bornOn: '1980-01-01', sex: '2' };
    expect(withWhatFollows(changes, kept)).toEqual({ idNumber: MAN, bornOn: '1880-01-01' });
  });

  it('is nothing for a wrong number, for another paper and for a name', () => {
    const wrong = { idNumber: '110105194912310020' };
    expect(withWhatFollows(wrong, KEPT)).toEqual(wrong);
    const passport = { idType: '03', idNumber: 'E12345678', bornOn: '1949-12-30' };
    expect(withWhatFollows(passport, KEPT)).toEqual(passport);
    expect(withWhatFollows({ name: '王方' }, KEPT)).toEqual({ name: '王方' });
  });
});

describe('a corrected identity', () => {
  it('takes a number with its check character and refuses one without', () => {
    expect(refusalOf({ idNumber: MAN })).toBeNull();
    expect(refusalOf({ idNumber: '440524188001010015' })).toBe('ID_NUMBER_NOT_OF_TYPE');
  });

  it('refuses a paper that the number is none of, and takes a passport’s as it is', () => {
    const kept = { ...KEPT, idType: '03', idNumber: 'E12345678' };
    expect(refusalOf({ idType: '01' }, kept)).toBe('ID_NUMBER_NOT_OF_TYPE');
    expect(refusalOf({ idNumber: 'E87654321' }, kept)).toBeNull();
    expect(refusalOf({ bornOn: '1950-01-01', sex: '1' }, kept)).toBeNull();
  });

  it('refuses another birth date or sex than a resident’s number says', () => {
    const kept = { ...KEPT, bornOn: '1949-12-30', sex: '1' };
    expect(refusalOf({ bornOn: '1949-12-29' }, kept)).toBe('BIRTH_DATE_BY_NUMBER');
    expect(refusalOf({ bornOn: '1949-12-31' }, kept)).toBe('SEX_BY_NUMBER');
    expect(refusalOf({ bornOn: '1949-12-31', sex: '2' }, kept)).toBeNull();
  });

  it('does not keep a name wrong for the sake of an old number', () => {
    const kept = { ...KEPT, idNumber: '110105491231002' };
    expect(refusalOf({ name: '王方' }, kept)).toBeNull();
    expect(refusalOf({ bornOn: '1949-12-30' }, kept)).toBeNull();
  });
});
