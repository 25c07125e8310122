import { valueOn } from '#libs/fund/dated-value';
import { firstDayOf, type FundMonth } from '#libs/fund/month';
import type { Fen } from '#libs/fund/money';
import { PARAMETERS } from '#libs/persistence/reference-data/parameters';

export interface Bounds {
  readonly floorFen: Fen;
  readonly capFen: Fen;
  /** The wage, moved to the bound it passes. */
  hold(wageFen: Fen): Fen;
}

/** Cap and floor of a district in a month, from the same rows the hall checks by. */
export function boundsOf(districtCode: string, month: FundMonth): Bounds {
  const key = keyOf(districtCode, month);
  const bounds = known.get(key) ?? readBounds(districtCode, month);
  known.set(key, bounds);
  return bounds;
}

const known = new Map<string, Bounds>();

function readBounds(districtCode: string, month: FundMonth): Bounds {
  const read = (name: string): Fen => {
    const rows = PARAMETERS.filter((one) => one.name === name && one.scope === districtCode);
    const value = valueOn(
      rows.map((one) => ({ ...one, validTo: null })),
      firstDayOf(month),
    );
    if (value === undefined) throw new RangeError(`no ${name} for ${keyOf(districtCode, month)}`);
    return Number(value);
  };
  const floorFen = read('base-floor');
  const capFen = read('base-cap');
  return { floorFen, capFen, hold: (wageFen) => Math.min(capFen, Math.max(floorFen, wageFen)) };
}

function keyOf(districtCode: string, month: FundMonth): string {
  return `${districtCode}/${month}`;
}
