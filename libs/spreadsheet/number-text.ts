const DAY_MS = 86_400_000;
/** Day 0 of Excel's 1900 calendar from 1 March 1900 on, its phantom 29 February included. */
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);
const PHANTOM_DAY = 60;
const LAST_DAY = 2_958_465;
/** Excel keeps and shows 15 significant digits; what lies beyond is noise of the binary form. */
const DIGITS = 15;
/** From here on a number has lost its last digits. */
const WHOLE_MAX = 1e15;

/** Made once: each making takes as long as reading a hundred cells. */
const DECIMALS = new Intl.NumberFormat('en-US', {
  useGrouping: false,
  maximumFractionDigits: DIGITS,
});

/** '6000.1000000000004' → '6000.1', '1E+5' → '100000'; text that is no number stays as it is. */
export function numberText(text: string): string {
  if (text.length <= DIGITS && /^-?\d+(?:\.\d+)?$/.test(text)) return text;
  const value = Number(text);
  if (!Number.isFinite(value)) return text;
  const rounded = Number(value.toPrecision(DIGITS));
  const plain = String(rounded);
  return plain.includes('e') ? DECIMALS.format(rounded) : plain;
}

/** A number of more digits than a spreadsheet keeps: an ID number typed into a cell that is no text. */
export function hasLostDigits(text: string): boolean {
  return Math.abs(Number(text)) >= WHOLE_MAX;
}

/** A day number of the workbook's calendar → '2026-07-01'; a time of day stays the number it is. */
export function dateText(text: string, date1904: boolean): string {
  const days = Number(text);
  if (!Number.isFinite(days) || days < (date1904 ? 0 : 1) || days > LAST_DAY) return text;
  const early = !date1904 && days < PHANTOM_DAY ? 1 : 0;
  const epoch = date1904 ? EPOCH_1904 : EPOCH_1900;
  return new Date(epoch + (Math.floor(days) + early) * DAY_MS).toISOString().slice(0, 10);
}
