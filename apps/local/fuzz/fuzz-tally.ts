import { existsSync, readFileSync } from 'node:fs';
import type { Tally } from '#apps/local/testing/tally';

const CASE = /<testcase\b[^>]*?(?:\/>|>([\s\S]*?)<\/testcase>)/g;

/** Operations of a JUnit report: those in which something was found, and the others. None at all is one failure. */
export function fuzzTally(report: string): Tally {
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  const cases = [...readFileSync(report, 'utf8').matchAll(CASE)].map(([, inner = '']) => inner);
  const failed = cases.filter((inner) => /<(failure|error)\b/.test(inner)).length;
  return cases.length === 0 ? { passed: 0, failed: 1 } : { passed: cases.length - failed, failed };
}
