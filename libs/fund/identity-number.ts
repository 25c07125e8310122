const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';

/** The check character of GB 11643 over the first 17 digits. */
export function identityCheckCharacter(first17: string): string {
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(first17[at]), 0);
  return CHECKS.charAt(sum % 11);
}

/** 18 characters, a real birth date, and the right check character. */
export function isIdentityNumber(text: string): boolean {
  if (!/^\d{17}[\dX]$/.test(text)) return false;
  const birth = `${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`;
  const date = new Date(`${birth}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== birth) return false;
  return identityCheckCharacter(text) === text[17];
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
