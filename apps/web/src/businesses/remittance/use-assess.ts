import { useMutation } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { assessmentsAssess, type AssessRequest, type AssessedView } from '../../api/generated';
import { QUERY_KEYS, reread } from '../../api/queries';
import { saidWhileWaiting } from '../../api/long-wait';
import { useWaitingWord } from '../../cases/use-waiting-word';
import { showMonth } from '../../i18n/dates';
import { useServerText, useTexts } from '../../i18n/texts';
import { useSigns } from '../../i18n/signs';
import { notify, type NoticeAct } from '../../ui/notices';
import { ASSESSMENTS } from './keys';
import { rereadAssessable } from '../../live/reread-assessable';
import { REMITTANCE_TEXTS } from './remittance.texts';

/** Assesses and says what came of it; the next month is for the clerk to choose, once the months are read again. */
export function useAssess(onAssessed: () => void) {
  const t = useTexts(REMITTANCE_TEXTS);
  const server = useServerText();
  const signs = useSigns();
  const navigate = useNavigate();
  const sayWaiting = useWaitingWord();
  const tell = ({ noticeNo, done, refusedMonth, refusal, underWay }: AssessedView): void => {
    const pay: NoticeAct = { is: 'pay', run: () => void navigate(`/notices/${noticeNo}`) };
    const months = done.map(({ month }) => showMonth(month)).join(signs.comma);
    if (done.length === 1) notify('success', () => t('assessed'), pay);
    if (done.length > 1) notify('success', () => t('assessedMore', { months }), pay);
    if (refusal !== null)
      notify('error', () =>
        t('stoppedAt', { month: showMonth(refusedMonth), reason: server(refusal.text) }),
      );
    if (underWay !== null) notify('info', () => t('underWay', { month: showMonth(underWay) }));
  };
  return useMutation({
    mutationFn: (body: AssessRequest) => saidWhileWaiting(assessmentsAssess({ body }), sayWaiting),
    onSuccess: (answer) => {
      onAssessed();
      tell(answer);
    },
    onSettled: () =>
      Promise.all([rereadAssessable(), reread(ASSESSMENTS, QUERY_KEYS.home, ['boxes'])]),
  });
}
