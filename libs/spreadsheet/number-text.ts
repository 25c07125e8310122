const DAY_MS = 86_400_000;
/** Day 0 of Excel's 1900 calendar, its phantom 29 February 1900 included. */
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);
/** Excel keeps and shows 15 significant digits; what lies beyond is noise of the binary form. */
const DIGITS = 15;

/** '6000.1000000000004' → '6000.1', '1E+5' → '100000'; text that is no number stays as it is. */
export function numberText(text: string): string {
  if (text.length <= DIGITS && /^-?\d+(?:\.\d+)?$/.test(text)) return text;
  const value = Number(text);
  if (!Number.isFinite(value)) return text;
  const rounded = Number(value.toPrecision(DIGITS));
  if (Math.abs(rounded) >= 1e15) return rounded.toLocaleString('en-US', { useGrouping: false });
  return String(rounded).includes('e')
    ? rounded.toFixed(DIGITS).replace(/\.?0+$/, '')
    : String(rounded);
}

/** A day number of the workbook's calendar → '2026-07-01'. */
export function dateText(text: string, date1904: boolean): string {
  const days = Number(text);
  if (!Number.isFinite(days) || days < 0 || days > 2_958_465) return text;
  const moment = new Date((date1904 ? EPOCH_1904 : EPOCH_1900) + Math.floor(days) * DAY_MS);
  return moment.toISOString().slice(0, 10);
}
