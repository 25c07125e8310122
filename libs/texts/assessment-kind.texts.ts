import type { Texts } from '#libs/texts/text';

/** What a sum due is for, as lists and papers call it: an AssessmentKind of libs/fund/assessment. */
export const ASSESSMENT_KIND_TEXTS = {
  '01': { zh: '汇缴', en: 'Remittance' },
  '02': { zh: '补缴', en: 'Supplementary contribution' },
} as const satisfies Texts;
