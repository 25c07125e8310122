import type { NoticeDto } from '../api/generated';
import { showMonth } from '../i18n/dates';
import { useTexts } from '../i18n/texts';
import { Panel } from '../ui/panel';
import { NOTICE_TEXTS } from './notices.texts';

/** Nothing is to be paid under it, neither by it nor for what the bank took back. */
export function isSettled({ openFen, uncoveredFen }: NoticeDto): boolean {
  return openFen === 0 && uncoveredFen === 0;
}

/** In place of the ways: that it is paid, or what its months still wait for. */
export function NoticeSettled({ notice }: { notice: NoticeDto }) {
  const t = useTexts(NOTICE_TEXTS);
  const { waitsForMonth } = notice;
  return (
    <Panel title={t('ways')}>
      <p className="settled">{t(settledBy(notice), { month: showMonth(waitsForMonth) })}</p>
    </Panel>
  );
}

function settledBy({ months, waitsForMonth }: NoticeDto) {
  const open = months.filter(({ state }) => state === 'open');
  if (months.every(({ state }) => state === 'deleted')) return 'settled.deleted';
  if (open.length === 0) return 'settled.paid';
  if (open.some((one) => one.gatheredFiscalFen < one.dueFiscalFen)) return 'settled.fiscal';
  return waitsForMonth === null ? 'settled.crediting' : 'settled.earlier';
}
