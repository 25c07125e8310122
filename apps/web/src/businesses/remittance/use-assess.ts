import { useMutation } from '@tanstack/react-query';
import { assessmentsAssess, type AssessRequest, type AssessedView } from '../../api/generated';
import { QUERY_KEYS, reread } from '../../api/queries';
import { saidWhileWaiting } from '../../api/long-wait';
import { useWaitingWord } from '../../cases/use-waiting-word';
import { showMonth } from '../../i18n/dates';
import { useServerText, useTexts } from '../../i18n/texts';
import { notify } from '../../ui/notices';
import { ASSESSMENTS } from './keys';
import { ASSESSING, rereadAssessable } from '../../live/reread-assessable';
import { REMITTANCE_TEXTS } from './remittance.texts';

/** Assesses, and says what was not; the next month is for the clerk to choose, once the months are read again. */
export function useAssess(onAssessed: (answer: AssessedView) => void) {
  const t = useTexts(REMITTANCE_TEXTS);
  const server = useServerText();
  const sayWaiting = useWaitingWord();
  const tell = ({ refusedMonth, refusal, underWay }: AssessedView): void => {
    if (refusal !== null)
      notify('error', () =>
        t('stoppedAt', { month: showMonth(refusedMonth), reason: server(refusal.text) }),
      );
    if (underWay !== null) notify('info', () => t('underWay', { month: showMonth(underWay) }));
  };
  return useMutation({
    mutationKey: ASSESSING,
    mutationFn: (body: AssessRequest) => saidWhileWaiting(assessmentsAssess({ body }), sayWaiting),
    onSuccess: (answer) => {
      onAssessed(answer);
      tell(answer);
    },
    onSettled: () =>
      Promise.all([rereadAssessable(), reread(ASSESSMENTS, QUERY_KEYS.home, ['boxes'])]),
  });
}
