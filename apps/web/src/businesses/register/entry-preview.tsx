import { totalOf } from '#libs/fund/contribution';
import { formatYuan } from '#libs/fund/money';
import type { MemberRow } from '../../api/generated';
import { useTexts } from '../../i18n/texts';
import { Difference } from '../../ui/amount';
import type { RegisterFacts } from './register-facts';
import { REGISTER_TEXTS } from './register.texts';

type PreviewProps = Pick<RegisterFacts, 'terms' | 'rules'> & {
  member: MemberRow | null;
  baseFen: number | null;
};

/** The new amounts by the rules the server decides by, before anything is written. */
export function EntryPreview({ member, baseFen, terms, rules }: PreviewProps) {
  const t = useTexts(REGISTER_TEXTS);
  if (rules.amountsOf === undefined || terms === undefined) return null;
  const offers =
    member !== null && baseFen !== null && rules.refusalOf?.(baseFen, null, terms) == null;
  if (!offers)
    return (
      <p id="entry-preview" className="entry-preview help">
        {t('previewHint')}
      </p>
    );
  const after = rules.amountsOf(baseFen, member.ratios, terms);
  const total = totalOf(after);
  return (
    <p id="entry-preview" className="entry-preview" aria-live="polite">
      <span>{t('preview')}</span>
      <b className="amount">{formatYuan(total)}</b>
      <span className="help">
        {t('previewLine', {
          unit: formatYuan(after.unitFen),
          personal: formatYuan(after.personalFen),
          fiscal: formatYuan(after.fiscalFen),
        })}
      </span>
      <Difference fen={total - member.monthlyFen} />
    </p>
  );
}
