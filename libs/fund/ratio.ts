/** A contribution ratio in basis points: 1200 = 12 %. */
export type RatioBp = number;

/** 1250 → '12.5%'. */
export function formatRatio(ratioBp: RatioBp): string {
  return `${String(ratioBp / 100)}%`;
}
