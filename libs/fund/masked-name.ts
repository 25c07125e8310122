/** 张敏 → 张*, 欧阳娜娜 → 欧**: who holds the paper knows whom it names, and nobody else learns it. */
export function maskName(name: string): string {
  const [first = '', ...others] = [...name.trim()];
  return first + '*'.repeat(Math.min(others.length, STARS_MAX));
}

const STARS_MAX = 2;
