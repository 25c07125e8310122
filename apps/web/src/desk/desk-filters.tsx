import { BusinessSelect } from '../boxes/business-select';
import { useTexts } from '../i18n/texts';
import { CheckBox } from '../ui/check-box';
import { SearchBox } from '../ui/search-box';
import { useSearchChoice } from '../ui/use-search-choice';
import { DESK_TEXTS } from './desk.texts';

export function DeskFilters() {
  const t = useTexts(DESK_TEXTS);
  const { chosen, choose } = useSearchChoice();
  return (
    <div className="bar" role="group" aria-label={t('filters')}>
      <SearchBox
        className="desk-search"
        label={t('search')}
        asked={chosen('q')}
        onAsk={(words) => {
          choose('q', words);
        }}
      />
      <BusinessSelect
        value={chosen('business')}
        onChange={(code) => {
          choose('business', code);
        }}
      />
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
