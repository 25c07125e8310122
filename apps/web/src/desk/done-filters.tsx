import { useTexts } from '../i18n/texts';
import { useSearchChoice } from '../ui/use-search-choice';
import { CaseFilters } from './case-filters';
import { DESK_TEXTS } from './desk.texts';

/** What the centre's staff do to a case. */
export const DONE_ACTS = ['approve', 'return', 'reject', 'retry-posting', 'abandon'] as const;

/** One's own past work by unit, business and act. */
export function DoneFilters() {
  const t = useTexts(DESK_TEXTS);
  const { chosen, choose } = useSearchChoice();
  return (
    <div className="bar" role="group" aria-label={t('filters')}>
      <CaseFilters />
      <select
        className="input narrow"
        aria-label={t('act')}
        value={chosen('act')}
        onChange={(event) => {
          choose('act', event.target.value);
        }}
      >
        <option value="">{t('allActs')}</option>
        {DONE_ACTS.map((act) => (
          <option key={act} value={act}>
            {t(`act.${act}`)}
          </option>
        ))}
      </select>
    </div>
  );
}
