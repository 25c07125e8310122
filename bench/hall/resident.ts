import { readFileSync } from 'node:fs';

/** What a program holds of memory now, as the kernel counts it. */
export function residentMb(pid: number): number {
  const status = readFileSync(`/proc/${String(pid)}/status`, 'utf8');
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? '0';
  return Math.round(Number(kilobytes) / 1_024);
}
