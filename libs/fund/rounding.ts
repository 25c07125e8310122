import type { Fen } from '#libs/fund/money';
import type { RatioBp } from '#libs/fund/ratio';

/** A unit's rounding of monthly amounts (domain 3): direction × place, or the jiao digit alone (见角进元 read literally). */
export const ROUNDING_RULES = [
  'half-up-fen',
  'half-up-jiao',
  'half-up-yuan',
  'up-fen',
  'up-jiao',
  'up-yuan',
  'down-fen',
  'down-jiao',
  'down-yuan',
  'by-digit-yuan',
] as const;
export type RoundingRule = (typeof ROUNDING_RULES)[number];

const BP_PER_WHOLE = 10_000;
const FEN_PER_PLACE = { fen: 1, jiao: 10, yuan: 100 } as const;

/** Rounds the exact product base × ratio once; all in integers of 1/10,000 fen. */
export function roundedProduct(baseFen: Fen, ratioBp: RatioBp, rule: RoundingRule): Fen {
  const exact = baseFen * ratioBp;
  if (!Number.isSafeInteger(exact)) throw new RangeError('base × ratio leaves the safe integers');
  if (rule === 'by-digit-yuan') return byJiaoDigit(exact);
  const [direction, place] = splitRule(rule);
  const step = BP_PER_WHOLE * FEN_PER_PLACE[place];
  const rest = exact % step;
  const down = (exact - rest) / step;
  const goesUp = direction === 'up' ? rest > 0 : direction === 'half-up' && rest * 2 >= step;
  return (down + (goesUp ? 1 : 0)) * FEN_PER_PLACE[place];
}

function byJiaoDigit(exact: number): Fen {
  const wholeFen = Math.floor(exact / BP_PER_WHOLE);
  const jiao = Math.floor(wholeFen / 10) % 10;
  return (Math.floor(wholeFen / 100) + (jiao > 0 ? 1 : 0)) * 100;
}

function splitRule(
  rule: Exclude<RoundingRule, 'by-digit-yuan'>,
): ['up' | 'half-up' | 'down', 'fen' | 'jiao' | 'yuan'] {
  const at = rule.lastIndexOf('-');
  return [
    rule.slice(0, at) as 'up' | 'half-up' | 'down',
    rule.slice(at + 1) as 'fen' | 'jiao' | 'yuan',
  ];
}
