import { createHash } from 'node:crypto';

/** Sixteen-bit draws of a person, eight of them: what each is used for is named here, for TypeScript and SQL alike. */
export const DRAWS = {
  surname: 0,
  middle: 1,
  given: 2,
  wage: 3,
  sex: 4,
  phoneHigh: 5,
  phoneLow: 6,
  character: 7,
} as const;
export type DrawName = keyof typeof DRAWS;

const HEX_DIGITS = 4;

/** The draws of a person come from one SHA-256 over seed and number, which every server can take (MySQL 9 has no MD5). */
export function drawsOf(seed: string, ordinal: number): (name: DrawName) => number {
  const hex = createHash('sha256')
    .update(`${seed}/${String(ordinal)}`)
    .digest('hex');
  return (name) =>
    parseInt(hex.slice(DRAWS[name] * HEX_DIGITS, (DRAWS[name] + 1) * HEX_DIGITS), 16);
}

/** The same draw over a column `h` that holds the SHA-256. */
export function drawSql(name: DrawName): string {
  return `CAST(CONV(SUBSTRING(h, ${String(DRAWS[name] * HEX_DIGITS + 1)}, ${String(HEX_DIGITS)}), 16, 10) AS UNSIGNED)`;
}

/** A stream of draws for what is made once and in TypeScript only: units, operators. */
export function streamOf(seed: string, subject: string): (below: number) => number {
  let count = 0;
  return (below) => {
    const hex = createHash('sha256')
      .update(`${seed}/${subject}/${String((count += 1))}`)
      .digest('hex');
    return parseInt(hex.slice(0, 12), 16) % below;
  };
}
