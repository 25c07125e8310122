import { describe, expect, it } from '@jest/globals';
import { unitInfoChange } from '#libs/businesses/unit-info-change/unit-info-change.business';

const { fields, papers } = unitInfoChange;

describe('unit information change, manual chapter 3', () => {
  it('names every field once', () => {
    const names = fields.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it('demands only papers that it describes, and each of them for some field', () => {
    const demanded = new Set(fields.flatMap(({ paper }) => (paper === undefined ? [] : [paper])));
    expect([...demanded].sort()).toEqual(papers.map(({ kind }) => kind).sort());
  });

  it('asks no paper for a field that cannot be changed', () => {
    const greyed = fields.filter(({ readOnlyReason }) => readOnlyReason !== undefined);
    expect(greyed.filter(({ paper }) => paper !== undefined)).toEqual([]);
    expect(greyed.length).toBeGreaterThan(0);
  });
});
