import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import {
  automaticAssessmentDecide,
  automaticAssessmentRead,
  type AutomaticAssessmentView,
} from '../../api/generated';
import { reread } from '../../api/queries';
import { showInstant } from '../../i18n/dates';
import { useTexts } from '../../i18n/texts';
import { notify } from '../../ui/notices';
import { ProblemAlert } from '../../ui/problem-alert';
import { AUTOMATIC } from './keys';
import { REMITTANCE_TEXTS } from './remittance.texts';

/** 自动核定: the unit agrees that the schedule assesses its months, or takes that back; who said so last, and when. */
export function AutomaticAssessment() {
  const { data } = useQuery({ queryKey: AUTOMATIC, queryFn: () => automaticAssessmentRead() });
  return data === undefined ? null : <Consent consent={data} />;
}

function Consent({ consent }: { consent: AutomaticAssessmentView }) {
  const t = useTexts(REMITTANCE_TEXTS);
  const { active, decidedBy, decidedAt, payDay } = consent;
  const deciding = useMutation({
    mutationFn: (wanted: boolean) => automaticAssessmentDecide({ body: { active: wanted } }),
    onSuccess: (_, wanted) => {
      notify('success', () => t(wanted ? 'turnedOn' : 'turnedOff'));
    },
    onSettled: () => reread(AUTOMATIC),
  });
  return (
    <section className="consent" aria-label={t('automatic')}>
      <p>
        <b>{t('automatic')}</b> {t(active ? 'automaticOn' : 'automaticOff', { day: payDay })}
        {decidedBy === null ? null : (
          <span className="help">
            {' '}
            {t('automaticBy', { name: decidedBy, at: showInstant(decidedAt) })}
          </span>
        )}
      </p>
      <Button
        loading={deciding.isPending}
        onClick={() => {
          deciding.mutate(!active);
        }}
      >
        {t(active ? 'turnOff' : 'turnOn')}
      </Button>
      <ProblemAlert error={deciding.error} />
    </section>
  );
}
