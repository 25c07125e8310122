import type { SayWaiting } from '../api/long-wait';
import { useSignedIn } from '../frame/session';
import { useTexts } from '../i18n/texts';
import { notifyWhile } from '../ui/notices';
import { CASE_TEXTS } from './cases.texts';

/** What is said of any act on a case that takes longer: it goes on without the page, and where its end is read. */
export function useWaitingWord(): SayWaiting {
  const t = useTexts(CASE_TEXTS);
  const { kind } = useSignedIn();
  return () => notifyWhile(() => t(kind === 'staff' ? 'takingOfStaff' : 'taking'));
}
