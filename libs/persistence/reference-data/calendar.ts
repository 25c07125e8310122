/** A run of public holidays, first and last day inclusive. */
interface Holiday {
  readonly label: string;
  readonly from: string;
  readonly to: string;
}

/**
 * Holidays and make-up working days (调休) of 2026 and 2027. UNVERIFIED: laid out in the manner of the State Council's
 * yearly notice; the notice of each year replaces them as data.
 */
const HOLIDAYS: readonly Holiday[] = [
  { label: '元旦', from: '2026-01-01', to: '2026-01-03' },
  { label: '春节', from: '2026-02-15', to: '2026-02-23' },
  { label: '清明节', from: '2026-04-04', to: '2026-04-06' },
  { label: '劳动节', from: '2026-05-01', to: '2026-05-05' },
  { label: '端午节', from: '2026-06-19', to: '2026-06-21' },
  { label: '中秋节', from: '2026-09-25', to: '2026-09-27' },
  { label: '国庆节', from: '2026-10-01', to: '2026-10-07' },
  { label: '元旦', from: '2027-01-01', to: '2027-01-03' },
  { label: '春节', from: '2027-02-05', to: '2027-02-12' },
  { label: '清明节', from: '2027-04-03', to: '2027-04-05' },
  { label: '劳动节', from: '2027-05-01', to: '2027-05-05' },
  { label: '端午节', from: '2027-06-09', to: '2027-06-09' },
  { label: '中秋节', from: '2027-09-15', to: '2027-09-15' },
  { label: '国庆节', from: '2027-10-01', to: '2027-10-07' },
];

const MAKE_UP_DAYS: readonly [day: string, label: string][] = [
  ['2026-01-04', '元旦调休'],
  ['2026-02-14', '春节调休'],
  ['2026-02-28', '春节调休'],
  ['2026-05-09', '劳动节调休'],
  ['2026-09-20', '国庆节调休'],
  ['2026-10-10', '国庆节调休'],
  ['2027-01-30', '春节调休'],
  ['2027-02-14', '春节调休'],
  ['2027-05-08', '劳动节调休'],
  ['2027-10-09', '国庆节调休'],
];

export interface CalendarSeed {
  readonly day: string;
  readonly working: boolean;
  readonly label: string;
}

/** Only days that differ from Monday to Friday working, Saturday and Sunday free. */
export function calendarDays(): CalendarSeed[] {
  const free = HOLIDAYS.flatMap(({ label, from, to }) =>
    daysBetween(from, to).map((day) => ({ day, working: false, label })),
  );
  return [...free, ...MAKE_UP_DAYS.map(([day, label]) => ({ day, working: true, label }))];
}

function daysBetween(from: string, to: string): string[] {
  const days: string[] = [];
  for (let at = Date.parse(from); at <= Date.parse(to); at += 86_400_000) {
    days.push(new Date(at).toISOString().slice(0, 10));
  }
  return days;
}
