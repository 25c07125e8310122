/** ECMA-376 part 1, 18.8.30: dates and times, the Chinese ones among them. 48 and 49 (text) stand between and are none. */
const BUILT_IN_DATES = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
] as const;

/** Whether a number shown by this format is a date or a time; `code` is a custom format's. */
export function showsDate(id: number, code: string | undefined): boolean {
  if (code !== undefined) return namesDateParts(code);
  return BUILT_IN_DATES.some(([from, to]) => id >= from && id <= to);
}

const ELAPSED = new Set(['[h]', '[hh]', '[m]', '[mm]', '[s]', '[ss]']);

/**
 * Whether the first section of a custom format (that of positive numbers) has letters of years, months, days or
 * times, outside quotes, escapes and brackets. One walk along the text: formats come by the thousand.
 */
function namesDateParts(code: string): boolean {
  const lower = code.toLowerCase();
  for (let at = 0; at < lower.length; at += 1) {
    const sign = lower.charAt(at);
    if (sign === ';') return false;
    if ('ymdhs'.includes(sign)) return true;
    if (sign === '\\' || sign === '_' || sign === '*') at += 1;
    else if (sign === '"') at = endOf(lower, '"', at);
    else if (sign === '[') {
      const end = endOf(lower, ']', at);
      if (ELAPSED.has(lower.slice(at, end + 1))) return true;
      at = end;
    }
  }
  return false;
}

function endOf(text: string, sign: string, from: number): number {
  const end = text.indexOf(sign, from + 1);
  return end === -1 ? text.length : end;
}
