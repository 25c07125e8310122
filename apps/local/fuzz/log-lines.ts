import { existsSync, readFileSync } from 'node:fs';

const LINES_MAX = 60;
const CORRELATION_ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** What a program logged of the answers that a report quotes: whoever reads a red run sees why it is red. */
export function logLinesOf(logFile: string, report: string): string[] {
  if (!existsSync(logFile)) return [];
  const quoted = new Set(report.match(CORRELATION_ID));
  const told = readFileSync(logFile, 'utf8')
    .split('\n')
    .filter((line) => (line.match(CORRELATION_ID) ?? []).some((id) => quoted.has(id)));
  const left = told.length - LINES_MAX;
  return left > 0 ? [...told.slice(0, LINES_MAX), `… and ${left} more`] : told;
}
