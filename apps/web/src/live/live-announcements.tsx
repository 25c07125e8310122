import { useEffect, useState } from 'react';
import { FRAME_TEXTS } from '../frame/frame.texts';
import { usePreferences } from '../frame/preferences';
import { useTexts } from '../i18n/texts';
import { beep } from './beep';
import { startLive } from './live-connection';
import { useLive } from './live-store';

/** Says that something arrived, by voice and by a short sound; the focus stays where it is. */
export function LiveAnnouncements() {
  const t = useTexts(FRAME_TEXTS);
  const newest = useLive((state) => state.newest);
  const [said, setSaid] = useState('');
  useEffect(startLive, []);
  useEffect(() => {
    if (newest === null) return;
    const { topic } = newest.event;
    if (topic !== 'message' && topic !== 'todo') return;
    setSaid(topic === 'message' ? t('newMessage') : t('newTask'));
    if (topic === 'message' && !usePreferences.getState().muted) beep();
    const timer = setTimeout(() => { setSaid(''); }, 4000);
    return () => { clearTimeout(timer); };
    // The text follows the language; only a new hint is news.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [newest?.count]);
  return <div className="sr-only" role="status" aria-live="polite">{said}</div>;
}
