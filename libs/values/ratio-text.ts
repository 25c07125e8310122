import { identifierOf } from '#libs/values/identifier';

const PERCENT = /^(\d{1,3})(?:\.(\d{1,2}))?%?$/;

/** A percentage as people type it, with its sign or without, in basis points: '12.5%', '８', '10 %'. Null when it is none. */
export function readRatio(typed: string): number | null {
  const match = PERCENT.exec(identifierOf(typed));
  if (match === null) return null;
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
}
