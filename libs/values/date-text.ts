import { narrow, withoutBlanks, withoutUnseen } from '#libs/values/visible-text';

const MONTH = /^(\d{4})(?:[-./年])?(\d{1,2})(?:月份?)?$/;
/** What a spreadsheet makes of a month it took for a day: the first one, at midnight. */
const FIRST_OF_MONTH = /^(\d{4})-(\d{2})-01(?:T?00:00(?::00)?)?$/;
const DATE = /^(\d{4})(?:[-./年](\d{1,2})[-./月](\d{1,2})日?|(\d{2})(\d{2}))(?:T?00:00(?::00)?)?$/;

/** '5日', '０５', '5号' → '5'. */
export function readDay(typed: string): string {
  return tidy(typed)
    .replace(/[日号號]$/, '')
    .replace(/^0+(?=\d)/, '');
}

/** '2026年7月', '2026-7', '２０２６０７', '2026-07-01' → '202607'. */
export function readMonth(typed: string): string {
  const month = tidy(typed);
  const match = MONTH.exec(month) ?? FIRST_OF_MONTH.exec(month);
  return match === null ? month : `${match[1] ?? ''}${(match[2] ?? '').padStart(2, '0')}`;
}

/** Words and signs between two months; a hyphen only where both are whole, for months have hyphens too. */
const FROM_TO = /^([^至到~]+)[至到~]([^至到~]+)$/;
const HYPHENED = /^(\d{6}|\d{4}[-年]\d{1,2}月?)-(\d{6}|\d{4}[-年]\d{1,2}月?)$/;

/** A last month that is plainly one of the first one's year: '2026年7月至9月', '2026年7-9月'. */
const WITHIN_YEAR = /^(\d{4})年(\d{1,2})月?份?[-至到~](\d{1,2})月份?$/;

/** A month, or two with what lies between: '2026-07至2026-09' → '202607-202609'. */
export function readMonths(typed: string): string {
  const text = tidy(typed);
  const within = WITHIN_YEAR.exec(text);
  if (within !== null) {
    const [, year = '', ...months] = within;
    return months.map((month) => `${year}${month.padStart(2, '0')}`).join('-');
  }
  const match = HYPHENED.exec(text) ?? FROM_TO.exec(text);
  if (match === null) return readMonth(typed);
  return [match[1], match[2]].map((month) => readMonth(month ?? '')).join('-');
}

/** '2026年9月1日', '2026/9/1', '20260901' → '2026-09-01'. */
export function readDate(typed: string): string {
  const date = tidy(typed);
  const match = DATE.exec(date);
  if (match === null) return date;
  const [, year = '', month = match[4] ?? '', day = match[5] ?? ''] = match;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function tidy(typed: string): string {
  return withoutBlanks(narrow(withoutUnseen(typed))).replace(/[\u2010-\u2015\u2212]/g, '-');
}
