/** JGJ/T 320 A.5: what a sum due is for. 汇缴 a month of the unit; 补缴 what is made good of months that are paid. */
export const REMITTANCE = '01';
export const SUPPLEMENT = '02';
export type AssessmentKind = typeof REMITTANCE | typeof SUPPLEMENT;
