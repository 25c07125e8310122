export const DECISIONS = ['approve', 'return', 'reject'] as const;
export type DecisionVerb = (typeof DECISIONS)[number];
