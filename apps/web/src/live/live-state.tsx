import { useTexts } from '../i18n/texts';
import { FRAME_TEXTS } from '../frame/frame.texts';
import { useLive } from './live-store';

/** Whether news come by themselves, in words. */
export function LiveState() {
  const t = useTexts(FRAME_TEXTS);
  const { connected, broken } = useLive();
  return (
    <span className={connected ? 'link-state' : 'link-state waiting'}>
      <i aria-hidden />
      {t(connected ? 'online' : broken ? 'reconnecting' : 'connecting')}
    </span>
  );
}
