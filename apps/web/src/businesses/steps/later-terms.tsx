import { formatYuan } from '#libs/fund/money';
import type { MemberRow } from '../../api/generated';
import { showMonth } from '../../i18n/dates';
import { useServerText, useTexts } from '../../i18n/texts';
import { STEPS_TEXTS } from './steps.texts';

/** What is posted for months after the one shown: '2027-01 起 6,000.00'. */
export function LaterTerms({ member }: { member: Pick<MemberRow, 'later'> }) {
  const t = useTexts(STEPS_TEXTS);
  const server = useServerText();
  return member.later.map(({ fromMonth, baseFen, statusText }) => (
    <dd key={`${fromMonth}/${baseFen === null ? 'status' : 'base'}`} className="help">
      {t('laterTerm', {
        month: showMonth(fromMonth),
        what: baseFen === null ? server(statusText ?? { zh: '', en: '' }) : formatYuan(baseFen),
      })}
    </dd>
  ));
}
