export const IDENTITY_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
export const IDENTITY_CHECKS = '10X98765432';

/** The check character of GB 11643 over the first 17 digits. */
export function identityCheckCharacter(first17: string): string {
  const sum = IDENTITY_WEIGHTS.reduce(
    (total, weight, at) => total + weight * Number(first17[at]),
    0,
  );
  return IDENTITY_CHECKS.charAt(sum % 11);
}

/** 18 characters, a real birth date, and the right check character. */
export function isIdentityNumber(text: string): boolean {
  if (!/^\d{17}[\dX]$/.test(text)) return false;
  return isCalendarDay(birthDateIn(text)) && identityCheckCharacter(text) === text[17];
}

/** '2026-02-29' is no day; '2024-02-29' is. */
export function isCalendarDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** The birth date that a number of GB 11643 holds: '1988-01-01'. */
export function birthDateIn(identityNumber: string): string {
  return `${identityNumber.slice(6, 10)}-${identityNumber.slice(10, 12)}-${identityNumber.slice(12, 14)}`;
}

/** The sex that it holds, by GB/T 2261.1: odd for men, even for women. */
export function sexIn(identityNumber: string): '1' | '2' {
  return Number(identityNumber.charAt(16)) % 2 === 1 ? '1' : '2';
}

/** So many characters at most stand open at either end. */
const HEAD_MAX = 6;
const TAIL_MAX = 4;
/** A shorter number is given away by any part of it. */
const SHOWN_FROM = 8;

/**
 * Enough to recognise, too little to use: at least half is hidden, and there are as many stars as hidden characters.
 * Of a resident's number region and last four stand, as everybody writes it: 610401199305098586 → 610401********8586.
 */
export function maskIdentityNumber(text: string): string {
  return /^\d{17}[\dX]$/.test(text) ? hideBetween(text, HEAD_MAX, TAIL_MAX) : hideHalf(text);
}

/** 13812345678 → 138****5678; a line or a number of another country hides half. */
export function maskPhone(text: string): string {
  return /^1\d{10}$/.test(text) ? hideBetween(text, 3, 4) : hideHalf(text);
}

function hideHalf(text: string): string {
  if (text.length < SHOWN_FROM) return '*'.repeat(text.length);
  const shown = Math.floor(text.length / 2);
  const tail = Math.min(TAIL_MAX, Math.floor(shown / 2));
  return hideBetween(text, Math.min(HEAD_MAX, shown - tail), tail);
}

function hideBetween(text: string, head: number, tail: number): string {
  return `${text.slice(0, head)}${'*'.repeat(text.length - head - tail)}${text.slice(-tail)}`;
}
