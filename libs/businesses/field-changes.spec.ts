import { describe, expect, it } from '@jest/globals';
import type { FieldDefinition, FieldsBusiness } from '#libs/businesses/business';
import {
  papersDemanded,
  refusalOfValue,
  refusalsOfChanges,
  tidiedChanges,
} from '#libs/businesses/field-changes';
import { unitInfoChange } from '#libs/businesses/unit-info-change/unit-info-change.business';
import { textOf } from '#libs/texts/texts';

const TEXT = { zh: '某项', en: 'Some field' };
const CODES = { 'economic-type': ['150', '110'] };

function field(change: Partial<FieldDefinition> = {}): FieldDefinition {
  return {
    name: 'some',
    label: TEXT,
    group: TEXT,
    input: 'text',
    lengthMax: 5,
    required: false,
    ...change,
  };
}
const codeOf = (one: FieldDefinition, value: string) =>
  refusalOfValue(one, value, CODES)?.code ?? null;

describe('a new value of a field', () => {
  it('may be as long as the field, counted in characters people see', () => {
    expect(codeOf(field(), '一二三四五')).toBeNull();
    expect(codeOf(field(), '一二三四五六')).toBe('FIELD_TOO_LONG');
    expect(codeOf(field({ lengthMax: 2 }), '𠮷𠮷')).toBeNull();
  });

  it('is judged by its form first where it has one: the rule says how long it is too', () => {
    const payDay = field({ kind: 'pay-day', lengthMax: 2 });
    for (const typed of ['每月15日', '15.0', '29'])
      expect(refusalOfValue(payDay, typed, CODES)).toMatchObject({
        code: 'FIELD_MALFORMED',
        details: { rule: '1–28' },
      });
    expect(codeOf(payDay, '28')).toBeNull();
  });

  it('may be empty only where nothing is required', () => {
    expect(codeOf(field(), '')).toBeNull();
    expect(codeOf(field({ required: true }), '')).toBe('FIELD_REQUIRED');
  });

  it('of a greyed field is refused, even when it would fit', () => {
    expect(codeOf(field({ readOnlyReason: TEXT }), '一')).toBe('FIELD_READ_ONLY');
    expect(codeOf(field({ readOnlyReason: TEXT }), '')).toBe('FIELD_READ_ONLY');
  });

  it('has no spaces around it and no control characters in it', () => {
    expect(codeOf(field(), ' 一')).toBe('FIELD_MALFORMED');
    expect(codeOf(field(), '一\n二')).toBe('FIELD_MALFORMED');
    expect(codeOf(field(), '一\u0000')).toBe('FIELD_MALFORMED');
  });

  it('has the form of its kind, and a refusal names the field and the rule', () => {
    const postcode = field({ lengthMax: 6, kind: 'postcode' });
    expect(codeOf(postcode, '471000')).toBeNull();
    expect(codeOf(postcode, '47100')).toBe('FIELD_MALFORMED');
    expect(codeOf(postcode, '４７１０００')).toBe('FIELD_MALFORMED');
    const payDay = unitInfoChange.fields.find(({ name }) => name === 'payDay');
    const refusal = refusalOfValue(payDay ?? field(), '31', CODES);
    expect(textOf(refusal?.code ?? '', refusal?.details)).toEqual({
      zh: '发薪日：应为1–28',
      en: 'Pay day: 1–28 expected',
    });
  });

  it('is tidied before its length is judged', () => {
    const phone = field({ lengthMax: 11, kind: 'mobile-phone', input: 'phone' });
    const business = { ...unitInfoChange, fields: [phone] };
    const changes = tidiedChanges(business, { some: ' 138 0013 8000\u202c' });
    expect(changes).toEqual({ some: '13800138000' });
    expect(refusalsOfChanges(business, changes, CODES)).toEqual([]);
  });

  it('of a dictionary field is one of its codes', () => {
    const type = field({ input: 'dictionary', dictionary: 'economic-type' });
    expect(codeOf(type, '150')).toBeNull();
    expect(codeOf(type, '999')).toBe('FIELD_CODE_UNKNOWN');
    expect(codeOf(field({ input: 'dictionary', dictionary: 'no-such' }), '150')).toBe(
      'FIELD_CODE_UNKNOWN',
    );
  });

  it('of money is fen in digits', () => {
    const income = field({ input: 'money', lengthMax: 15 });
    expect(codeOf(income, '500000')).toBeNull();
    expect(codeOf(income, '5000.00')).toBe('FIELD_MALFORMED');
    expect(codeOf(income, '-1')).toBe('FIELD_MALFORMED');
  });

  it('is judged by the field’s own rule last, and named in both languages', () => {
    const ruled = field({ rule: () => ({ code: 'CREDIT_CODE_WRONG' }) });
    expect(codeOf(ruled, '一')).toBe('CREDIT_CODE_WRONG');
    expect(refusalOfValue(field({ required: true }), '', CODES)).toEqual({
      code: 'FIELD_REQUIRED',
      details: { field: '某项', fieldEn: 'Some field' },
    });
  });
});

describe('a set of changes', () => {
  const business: FieldsBusiness = {
    ...unitInfoChange,
    fields: [
      field({ name: 'a', required: true, paper: 'p1' }),
      field({ name: 'b', paper: 'p1' }),
      field({ name: 'c', paper: 'p2' }),
      field({ name: 'd' }),
    ],
    papers: [
      { kind: 'p1', title: TEXT },
      { kind: 'p2', title: TEXT },
    ],
  };

  it('is refused for a field that the business does not have', () => {
    expect(refusalsOfChanges(business, { version: '9' }, CODES).map((one) => one.code)).toEqual([
      'FIELD_UNKNOWN',
    ]);
  });

  it('names every refusal, not the first alone', () => {
    const refusals = refusalsOfChanges(business, { a: '', d: '一二三四五六' }, CODES);
    expect(refusals.map((one) => one.code)).toEqual(['FIELD_REQUIRED', 'FIELD_TOO_LONG']);
  });

  it('demands each paper once, in the order of the business, and none for plain fields', () => {
    expect(papersDemanded(business, { c: '1', b: '1', a: '1' })).toEqual(['p1', 'p2']);
    expect(papersDemanded(business, { d: '1' })).toEqual([]);
  });
});
