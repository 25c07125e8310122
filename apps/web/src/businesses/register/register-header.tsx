import { formatYuan } from '#libs/fund/money';
import { nextMonth } from '#libs/fund/month';
import type { HomeView, TermsView } from '../../api/generated';
import { showMonth } from '../../i18n/dates';
import { useTexts } from '../../i18n/texts';
import { showRatio } from '../../ui/amount';
import { LoadingState } from '../../ui/states';
import { REGISTER_TEXTS } from './register.texts';

interface RegisterHeaderProps {
  account: HomeView['account'] | undefined;
  terms: TermsView | undefined;
  month: string | null;
  onMonth(month: string): void;
}

/** Month, ratios and limits, before anything is entered. */
export function RegisterHeader({ account, terms, month, onMonth }: RegisterHeaderProps) {
  const t = useTexts(REGISTER_TEXTS);
  if (account === undefined || terms === undefined) return <LoadingState rows={2} />;
  const facts = [
    [t('unitRatio'), showRatio(account.unitRatioBp)],
    [t('personalRatio'), showRatio(account.personalRatioBp)],
    [t('fiscalRatio'), showRatio(account.fiscalRatioBp)],
    [t('cap'), formatYuan(terms.capFen)],
    [t('floor'), formatYuan(terms.floorFen)],
  ] as const;
  const months = monthsOffered(account.dueMonth, terms, month);
  return (
    <div className="register-head">
      <div className="field">
        <label htmlFor="effective-month">{t('month')}</label>
        <select
          id="effective-month"
          className="input"
          value={month ?? ''}
          onChange={(event) => {
            onMonth(event.target.value);
          }}
        >
          {month === null && (
            <option value="" disabled>
              —
            </option>
          )}
          {months.map((one) => (
            <option key={one} value={one}>
              {showMonth(one)}
            </option>
          ))}
        </select>
      </div>
      <dl className="head-facts">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="amount">{value}</dd>
          </div>
        ))}
      </dl>
      <p className="help month-note">
        {t('monthNote', { paid: showMonth(account.paidThroughMonth), first: showMonth(months[0]) })}
      </p>
    </div>
  );
}

/** Only months the rules can accept, the one chosen always among them. */
function monthsOffered(due: string, terms: TermsView, chosen: string | null): string[] {
  const { latestMonth, knownThroughMonth } = terms;
  const last = latestMonth < knownThroughMonth ? latestMonth : knownThroughMonth;
  const months = [due];
  for (let month = nextMonth(due); month <= last; month = nextMonth(month)) months.push(month);
  return chosen === null || months.includes(chosen) ? months : [...months, chosen].sort();
}
