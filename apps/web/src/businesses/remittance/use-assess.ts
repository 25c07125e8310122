import { useMutation } from '@tanstack/react-query';
import { assessmentsAssess, type AssessRequest, type AssessedView } from '../../api/generated';
import { QUERY_KEYS, reread } from '../../api/queries';
import { showMonth } from '../../i18n/dates';
import { useServerText, useTexts } from '../../i18n/texts';
import { useSigns } from '../../i18n/signs';
import { notify } from '../../ui/notices';
import { ASSESSABLE, ASSESSMENTS } from './keys';
import { REMITTANCE_TEXTS } from './remittance.texts';

/** Assesses and says what came of it; the page goes on to the next month by itself. */
export function useAssess() {
  const t = useTexts(REMITTANCE_TEXTS);
  const server = useServerText();
  const signs = useSigns();
  const tell = ({ done, refusedMonth, refusal, underWay }: AssessedView): void => {
    const months = done.map(({ month }) => showMonth(month)).join(signs.comma);
    if (done.length === 1) notify('success', () => t('assessed'));
    if (done.length > 1) notify('success', () => t('assessedMore', { months }));
    if (refusal !== null)
      notify('error', () =>
        t('stoppedAt', { month: showMonth(refusedMonth), reason: server(refusal.text) }),
      );
    if (underWay !== null) notify('info', () => t('underWay', { month: showMonth(underWay) }));
  };
  return useMutation({
    mutationFn: (body: AssessRequest) => assessmentsAssess({ body }),
    onSuccess: tell,
    onSettled: () => reread(ASSESSABLE, ASSESSMENTS, QUERY_KEYS.home, ['boxes']),
  });
}
