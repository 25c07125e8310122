import type { Fen } from '#libs/fund/money';

/** What becomes at assessment of a base outside the bounds of its month (domain 3): a dated parameter of the centre. */
export const BASE_RULES = ['hold', 'lift', 'block'] as const;
export type BaseRule = (typeof BASE_RULES)[number];

/** Names in the table `parameter`. A value that is none of them lets everybody go on, as where none is kept. */
export function baseRuleIn(value: string | undefined): BaseRule {
  return BASE_RULES.find((one) => one === value) ?? 'hold';
}

export interface BaseBounds {
  readonly floorFen: Fen;
  readonly capFen: Fen;
}

export type Outside = 'below' | 'above';

/** The bounds themselves are inside. */
export function outsideOf(baseFen: Fen, { floorFen, capFen }: BaseBounds): Outside | null {
  if (baseFen < floorFen) return 'below';
  return baseFen > capFen ? 'above' : null;
}
