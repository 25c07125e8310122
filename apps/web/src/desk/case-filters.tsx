import { BusinessSelect } from '../boxes/business-select';
import { useTexts } from '../i18n/texts';
import { SearchBox } from '../ui/search-box';
import { useSearchChoice } from '../ui/use-search-choice';
import { DESK_TEXTS } from './desk.texts';

/** What the open tasks and one's own past work are both searched by: words, and the business. */
export function CaseFilters() {
  const t = useTexts(DESK_TEXTS);
  const { chosen, choose } = useSearchChoice();
  return (
    <>
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
    </>
  );
}
