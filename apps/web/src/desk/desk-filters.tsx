import { useTexts } from '../i18n/texts';
import { CheckBox } from '../ui/check-box';
import { useSearchChoice } from '../ui/use-search-choice';
import { CaseFilters } from './case-filters';
import { DESK_TEXTS } from './desk.texts';

export const TASK_ORDERS = ['arrived', 'rise', 'fall', 'percent'] as const;

export function DeskFilters() {
  const t = useTexts(DESK_TEXTS);
  const { chosen, choose } = useSearchChoice();
  return (
    <div className="bar" role="group" aria-label={t('filters')}>
      <CaseFilters />
      <select
        className="input narrow"
        aria-label={t('order')}
        value={chosen('order') || 'arrived'}
        onChange={(event) => {
          choose('order', event.target.value === 'arrived' ? '' : event.target.value);
        }}
      >
        {TASK_ORDERS.map((order) => (
          <option key={order} value={order}>
            {t(`order.${order}`)}
          </option>
        ))}
      </select>
      {(['over20', 'fall20'] as const).map((moved) => (
        <CheckBox
          key={moved}
          label={t(`${moved}Only`)}
          checked={chosen(moved) === 'true'}
          onChange={(only) => {
            choose(moved, only ? 'true' : '');
          }}
        />
      ))}
      <CheckBox
        label={t('overdueOnly')}
        checked={chosen('overdue') === 'true'}
        onChange={(only) => {
          choose('overdue', only ? 'true' : '');
        }}
      />
    </div>
  );
}
