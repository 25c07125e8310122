import { describe, expect, it } from '@jest/globals';
import { toOpenApi31 } from '#apps/api/open-api/open-api-3-1';

describe('a schema of OpenAPI 3.1', () => {
  it('names null as a type', () => {
    expect(toOpenApi31({ type: 'string', nullable: true })).toEqual({ type: ['string', 'null'] });
    expect(toOpenApi31({ type: 'string', nullable: false })).toEqual({ type: 'string' });
  });

  it('gives a schema its examples, and leaves a parameter its example', () => {
    expect(toOpenApi31({ type: 'string', example: 'a' })).toEqual({
      type: 'string',
      examples: ['a'],
    });
    const parameter = { name: 'q', in: 'query', example: 'a' };
    expect(toOpenApi31(parameter)).toEqual(parameter);
  });

  it('adds null to an enumeration', () => {
    const enumeration = { type: 'string', enum: ['a'], nullable: true };
    expect(toOpenApi31(enumeration)).toEqual({ type: ['string', 'null'], enum: ['a', null] });
  });

  it('offers null beside a reference', () => {
    const reference = { allOf: [{ $ref: '#/x' }], nullable: true, description: 'd' };
    expect(toOpenApi31({ unit: reference })).toEqual({
      unit: { description: 'd', oneOf: [{ $ref: '#/x' }, { type: 'null' }] },
    });
  });
});
