import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { boxesCounts, type BoxCountsDto } from '../api/generated';
import { QUERY_KEYS } from '../api/queries';
import { FRAME_TEXTS } from '../frame/frame.texts';
import { usePreferences } from '../frame/preferences';
import { useSigns } from '../i18n/signs';
import { useTexts } from '../i18n/texts';
import { beep } from './beep';

const SAID_MS = 4000;

/**
 * Says that something arrived, by voice and by a short sound; the focus stays where it is. It listens to the counts and
 * not to the hints: a reconnect hints at everything, and only a count that grew is news.
 */
export function LiveAnnouncements() {
  const t = useTexts(FRAME_TEXTS);
  const signs = useSigns();
  const { data: counts } = useQuery({
    queryKey: QUERY_KEYS.counts,
    queryFn: () => boxesCounts(),
  });
  const before = useRef<BoxCountsDto | null>(null);
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (counts === undefined) return undefined;
    const last = before.current;
    before.current = counts;
    const [message, task] =
      last === null ? [false, false] : [counts.messages > last.messages, counts.todo > last.todo];
    if (!message && !task) return undefined;
    setSaid(
      [...(message ? [t('newMessage')] : []), ...(task ? [t('newTask')] : [])].join(signs.comma),
    );
    if (!usePreferences.getState().muted) beep();
    const timer = setTimeout(() => {
      setSaid('');
    }, SAID_MS);
    return () => {
      clearTimeout(timer);
    };
    // The words follow the language; only the counts are news.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [counts]);
  return (
    <div className="sr-only" role="status" aria-live="polite">
      {said}
    </div>
  );
}
