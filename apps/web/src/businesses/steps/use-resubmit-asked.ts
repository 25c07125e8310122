import { sinceReturnRead } from '../../api/generated';
import { useTexts } from '../../i18n/texts';
import { confirmFinal } from '../../ui/confirm';
import { STEPS_TEXTS } from './steps.texts';

/** Before a case that came back goes to its reviewer as it was: whether it is sent all the same. */
export function useResubmitAsked(businessNo: string): () => Promise<boolean> {
  const t = useTexts(STEPS_TEXTS);
  return async () => {
    // Who cannot be told is not held up: the reviewer sees it as well.
    const since = await sinceReturnRead({ path: { businessNo }, query: { limit: 1 } }).catch(
      () => null,
    );
    if (since?.edited !== false) return true;
    return confirmFinal({
      title: t('unchangedTitle'),
      text: t('unchangedText'),
      confirmText: t('unchangedSend'),
    });
  };
}
