/** Instants are UTC on the wire and Asia/Shanghai on the page, whatever the clock of the desk says. */
const SHANGHAI = 'Asia/Shanghai';

const parts = new Intl.DateTimeFormat('en-CA', {
  timeZone: SHANGHAI,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** '2026-11-24T02:03:00Z' → '2026-11-24 10:03'. */
export function showInstant(iso: string | null | undefined): string {
  if (iso == null || iso === '') return '—';
  const found = Object.fromEntries(
    parts.formatToParts(new Date(iso)).map((part) => [part.type, part.value]),
  );
  return `${found.year ?? ''}-${found.month ?? ''}-${found.day ?? ''} ${found.hour ?? ''}:${found.minute ?? ''}`;
}

/** The day an instant falls on in the city; a plain date passes unchanged. */
export function showDay(iso: string | null | undefined): string {
  if (iso == null || iso === '') return '—';
  return iso.length === 10 ? iso : showInstant(iso).slice(0, 10);
}

/** '202607' → '2026-07'; nothing → '—'. */
export function showMonth(month: string | null | undefined): string {
  return month == null || month.length !== 6 ? '—' : `${month.slice(0, 4)}-${month.slice(4)}`;
}
