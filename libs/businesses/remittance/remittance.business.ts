import type { AssessmentBusiness } from '#libs/businesses/business';

/** 汇缴 (manual chapter 5): a month is assessed as the unit's records have it, then waits for its money. */
export const remittance = {
  code: 'remittance',
  title: { zh: '汇缴', en: 'Remittance' },
  shape: 'assessment',
  subject: 'unit',
  formVersion: 1,
  rulesVersion: 1,
  papers: [],
  remedies: {
    base: 'base-adjustment',
    data: 'member-info-change',
    identity: 'identity-correction',
  },
} as const satisfies AssessmentBusiness;
