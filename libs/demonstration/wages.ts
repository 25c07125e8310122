import type { Fen } from '#libs/fund/money';

/** Monthly wages in yuan: log-normal, median 6,800, so that about one in thirty meets the cap and one in twenty-five the floor. */
const MEDIAN_YUAN = 6_800;
const SIGMA = 0.62;
const DIGITS = 6;

export const WAGE_COUNT = 1_024;

/** One quantile a slot, six digits each, so that SQL can cut the same slot from the same text. */
export const WAGE_SLOTS = Array.from({ length: WAGE_COUNT }, (_, slot) => {
  const yuan = MEDIAN_YUAN * Math.exp(SIGMA * normalQuantile((slot + 0.5) / WAGE_COUNT));
  return String(Math.round(yuan / 10) * 10).padStart(DIGITS, '0');
}).join('');

/** Wage of a slot in a unit that pays `levelPercent` of the city's wages, in whole yuan. */
export function wageFen(slot: number, levelPercent: number): Fen {
  const yuan = Number(WAGE_SLOTS.slice(slot * DIGITS, (slot + 1) * DIGITS));
  return Math.floor((yuan * levelPercent) / 100) * 100;
}

export function wageFenSql(slot: string, levelPercent: number): string {
  const yuan = `CAST(SUBSTRING(_latin1'${WAGE_SLOTS}', 1 + ${String(DIGITS)} * ${slot}, ${String(DIGITS)}) AS SIGNED)`;
  return `((${yuan} * ${String(levelPercent)}) DIV 100 * 100)`;
}

/** Φ⁻¹ by bisection over an error function good to seven digits (Abramowitz and Stegun 7.1.26): wages are in tens of yuan. */
function normalQuantile(probability: number): number {
  let low = -5;
  let high = 5;
  for (let step = 0; step < 40; step += 1) {
    const middle = (low + high) / 2;
    if (normalShare(middle) < probability) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function normalShare(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const series =
    ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t;
  const erf = 1 - series * Math.exp(-x * x);
  return z < 0 ? (1 - erf) / 2 : (1 + erf) / 2;
}
