import { describe, expect, it } from '@jest/globals';
import { conflictsOf } from '#libs/businesses/conflicts';
import { assessmentBusiness, businessByCode } from '#libs/businesses/registry';

describe('remittance', () => {
  it('is the business that assesses months', () => {
    expect(assessmentBusiness().code).toBe('remittance');
  });

  it('is blocked by whatever changes who pays what, once its month is reached, and by nothing else', () => {
    expect(conflictsOf('remittance')).toEqual({
      remittance: 'unit',
      'base-adjustment': 'month',
      enrolment: 'month',
      'unit-info-change': 'month',
      unseal: 'month',
      seal: 'month',
      'intra-city-transfer': 'month',
    });
  });
});

describe('what puts right what a month’s findings say', () => {
  it('are businesses that are there; the one for data keeps every field an enrolment demands', () => {
    const { base, data, identity } = assessmentBusiness().remedies;
    expect([base, identity].map((code) => businessByCode(code)?.shape)).toEqual([
      'register',
      'fields',
    ]);
    const business = businessByCode(data);
    const names = business?.shape === 'fields' ? business.fields.map(({ name }) => name) : [];
    expect(names).toEqual(
      expect.arrayContaining([
        'mobilePhone',
        'maritalStatus',
        'education',
        'occupation',
        'title',
        'position',
      ]),
    );
  });
});
