/** A dated parameter as it is loaded; scope is a district, a branch, or '' for everybody. */
export interface ParameterSeed {
  readonly name: string;
  readonly scope: string;
  readonly value: string;
  readonly validFrom: string;
  /** When it was published: what was not known yet does not judge. */
  readonly knownFrom: string;
}

/** Caps and floors by district, in fen. UNVERIFIED except the cap 22,471.00 of 2025-26 and the floors of domain 3. */
const BOUNDS: readonly [
  district: string,
  cap: string,
  floor: string,
  validFrom: string,
  knownFrom: string,
][] = [
  ['410302', '2068900', '190000', '2024-07-01', '2024-06-20'],
  ['410303', '2068900', '190000', '2024-07-01', '2024-06-20'],
  ['410305', '2068900', '190000', '2024-07-01', '2024-06-20'],
  ['410311', '1987650', '190000', '2024-07-01', '2024-06-20'],
  ['410302', '2247100', '202000', '2025-07-01', '2025-06-18'],
  ['410303', '2247100', '202000', '2025-07-01', '2025-06-18'],
  ['410305', '2247100', '202000', '2025-07-01', '2025-06-18'],
  ['410311', '2154000', '202000', '2025-07-01', '2025-06-18'],
  ['410302', '2354250', '221000', '2026-07-01', '2026-06-22'],
  ['410303', '2354250', '221000', '2026-07-01', '2026-06-22'],
  ['410305', '2354250', '221000', '2026-07-01', '2026-06-22'],
  ['410311', '2261350', '221000', '2026-07-01', '2026-06-22'],
];

const DISTRICTS = ['410302', '410303', '410305', '410311'];

/** The minimum wage moves in mid-year, and the floor of every district with it: 2,020 → 2,210 is domain 3's case. */
const MID_YEAR_FLOORS: readonly ParameterSeed[] = DISTRICTS.flatMap((scope) => [
  { name: 'base-floor', scope, value: '221000', validFrom: '2026-01-01', knownFrom: '2025-12-20' },
  { name: 'base-floor', scope, value: '230000', validFrom: '2027-01-01', knownFrom: '2026-11-10' },
]);

const EVERYBODY: readonly [name: string, value: string][] = [
  ['ratio-min', '500'],
  ['ratio-max', '1200'],
  ['months-ahead', '3'],
  ['base-repeated-adjustment', '0'],
  // 'hold', 'lift' or 'block': what becomes at assessment of a base outside its month's bounds.
  ['base-outside-bounds', 'hold'],
  // How long what was approved to be made good waits for its money. UNVERIFIED: local practice.
  ['supplement-days', '30'],
];

export const PARAMETERS: readonly ParameterSeed[] = [
  ...BOUNDS.flatMap(([scope, cap, floor, validFrom, knownFrom]) => [
    { name: 'base-cap', scope, value: cap, validFrom, knownFrom },
    { name: 'base-floor', scope, value: floor, validFrom, knownFrom },
  ]),
  ...MID_YEAR_FLOORS,
  ...EVERYBODY.map(([name, value]) => ({
    name,
    scope: '',
    value,
    validFrom: '2005-01-10',
    knownFrom: '2005-01-10',
  })),
];
