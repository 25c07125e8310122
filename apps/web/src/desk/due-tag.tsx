import { daysUntil } from '../i18n/dates';
import { useTexts } from '../i18n/texts';
import { StatusTag } from '../ui/status-tag';
import { DESK_TEXTS } from './desk.texts';

/** The deadline in words, with colour as an aid. */
export function DueTag({ dueAt, overdue }: { dueAt: string | null; overdue: boolean }) {
  const t = useTexts(DESK_TEXTS);
  if (dueAt === null) return <span>—</span>;
  const days = daysUntil(dueAt);
  if (overdue)
    return (
      <StatusTag
        tone="bad"
        text={days < 0 ? t('due.overdue', { days: -days }) : t('due.overdueToday')}
      />
    );
  if (days <= 0) return <StatusTag tone="bad" text={t('due.today')} />;
  if (days === 1) return <StatusTag tone="warn" text={t('due.tomorrow')} />;
  return <StatusTag tone="calm" text={t('due.later', { days })} />;
}
