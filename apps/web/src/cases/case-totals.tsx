import type { SubmissionDto } from '../api/generated';
import { useTexts } from '../i18n/texts';
import { Amount, Difference } from '../ui/amount';
import { CASE_TEXTS } from './cases.texts';

/** What the register comes to: people, before, after, difference. */
export function CaseTotals({ totals }: { totals: SubmissionDto['totals'] }) {
  const t = useTexts(CASE_TEXTS);
  if (totals === null) return null;
  return (
    <div className="sums">
      <div>
        {t('people')}
        <b>{totals.people.toLocaleString('en-US')}</b>
      </div>
      <div>
        {t('sumBefore')}
        <b>
          <Amount fen={totals.beforeFen} />
        </b>
      </div>
      <div>
        {t('sumAfter')}
        <b>
          <Amount fen={totals.afterFen} />
        </b>
      </div>
      <div>
        {t('difference')}
        <b>
          <Difference fen={totals.afterFen - totals.beforeFen} />
        </b>
      </div>
    </div>
  );
}
