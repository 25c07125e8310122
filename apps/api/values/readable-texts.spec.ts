import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { problemIn } from '#apps/api/values/readable-texts';

const nested = (levels: number): unknown =>
  JSON.parse('{"a":'.repeat(levels) + '1' + '}'.repeat(levels));

describe('a text that comes in', () => {
  it.each([
    ['a body', { opinion: '同意\n\t见附件👍🏽' }],
    ['a mark of direction, which the field itself takes away', { opinion: '\u202e' }],
    ['twelve levels', nested(12)],
    ['a hundred thousand numbers', { rowNos: Array.from({ length: 100_000 }, (_, at) => at) }],
    ['nothing', undefined],
  ])('is let in: %s', (_, body) => {
    expect(problemIn(body, '')).toBeUndefined();
  });

  it.each(['__proto__', 'constructor', 'prototype'])(
    'has no field that every object has: %s is unknown, and is not dropped in silence',
    (name) => {
      const body: unknown = JSON.parse(`{"changes":{"${name}":"x"}}`);
      expect(problemIn(body, '')).toMatchObject({
        extras: { errors: [{ field: `changes.${name}`, code: 'SHAPE_UNKNOWN_FIELD' }] },
      });
    },
  );

  it.each([
    ['opinion', { opinion: '同意\u0000' }],
    ['changes.name', { changes: { name: '\ud800' } }],
    ['list.1', { list: ['a', '\udc00'] }],
    ['changes', { changes: { 'a\u0007': '1' } }],
  ])('is refused by the name of its field: %s', (field, body) => {
    expect(problemIn(body, '')).toMatchObject({
      status: 400,
      code: 'SHAPE_INVALID',
      extras: { errors: [{ field, code: 'SHAPE_UNREADABLE' }] },
    });
  });

  it.each([13, 5_000, 100_000])('is refused when it is nested %i levels deep', (levels) => {
    expect(problemIn(nested(levels), '')).toMatchObject({ status: 400, code: 'BODY_TOO_DEEP' });
    const lists = JSON.parse('['.repeat(5_000) + ']'.repeat(5_000)) as unknown;
    expect(problemIn(lists, '')).toMatchObject({ code: 'BODY_TOO_DEEP' });
  });
});
