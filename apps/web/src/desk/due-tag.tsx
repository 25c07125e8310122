import type { TaskDto } from '../api/generated';
import { useTexts } from '../i18n/texts';
import { StatusTag } from '../ui/status-tag';
import { DESK_TEXTS } from './desk.texts';

type Due = Pick<TaskDto, 'dueInDays' | 'overdue'>;

/** The deadline in words, with colour as an aid. */
export function DueTag({ task: { dueInDays: days, overdue } }: { task: Due }) {
  const t = useTexts(DESK_TEXTS);
  if (days === null) return <span>—</span>;
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
