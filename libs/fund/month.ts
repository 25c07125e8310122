import { cityDayOf } from '#libs/fund/city-time';

/** A fund month as the centre writes it: '202607'. Compares correctly as text. */
export type FundMonth = string;

export function isFundMonth(text: string): text is FundMonth {
  return /^(19|20)\d{2}(0[1-9]|1[0-2])$/.test(text);
}

export function addMonths(month: FundMonth, count: number): FundMonth {
  const total = Number(month.slice(0, 4)) * 12 + Number(month.slice(4)) - 1 + count;
  return `${Math.floor(total / 12)}${String((total % 12) + 1).padStart(2, '0')}`;
}

export function nextMonth(month: FundMonth): FundMonth {
  return addMonths(month, 1);
}

/** From the one to the other, both counted; none where the last comes before the first. */
export function monthsThrough(first: FundMonth, last: FundMonth): FundMonth[] {
  const months: FundMonth[] = [];
  for (let month = first; month <= last; month = nextMonth(month)) months.push(month);
  return months;
}

/** The fund year runs from July to June; it is named by its first month: '202605' → '202507'. */
export function fundYearStart(month: FundMonth): FundMonth {
  const year = Number(month.slice(0, 4));
  return month.slice(4) >= '07' ? `${year}07` : `${year - 1}07`;
}

export function fundYearEnd(month: FundMonth): FundMonth {
  return addMonths(fundYearStart(month), 11);
}

/** '202607' → '2026-07-01', the day dated parameters of a month are read by. */
export function firstDayOf(month: FundMonth): string {
  return `${month.slice(0, 4)}-${month.slice(4)}-01`;
}

/** '202607' → '2026-07', the way a page shows it. */
export function formatMonth(month: FundMonth): string {
  return `${month.slice(0, 4)}-${month.slice(4)}`;
}

/** The month a moment falls in by the clock of the city (Asia/Shanghai, UTC+8 without summer time). */
export function monthOf(moment: Date): FundMonth {
  return monthOfDay(cityDayOf(moment));
}

/** '2026-07-15' → '202607'. */
export function monthOfDay(day: string): FundMonth {
  return day.slice(0, 7).replace('-', '');
}
