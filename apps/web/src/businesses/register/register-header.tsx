import { formatYuan } from '#libs/fund/money';
import type { HomeView, MonthsOfferedDto, TermsView } from '../../api/generated';
import { showMonth } from '../../i18n/dates';
import { useServerText, useTexts } from '../../i18n/texts';
import { showRatio } from '../../ui/amount';
import { LoadingState } from '../../ui/states';
import { FieldError } from '../steps/field-error';
import { REGISTER_TEXTS } from './register.texts';
import type { MonthChoice } from './use-month';

interface RegisterHeaderProps {
  account: HomeView['account'] | undefined;
  terms: TermsView | undefined;
  offered: MonthsOfferedDto | undefined;
  choice: MonthChoice;
}

/** Month, ratios and limits, before anything is entered. */
export function RegisterHeader({ account, terms, offered, choice }: RegisterHeaderProps) {
  const t = useTexts(REGISTER_TEXTS);
  if (account === undefined || terms === undefined || offered === undefined)
    return <LoadingState rows={2} />;
  const facts = [
    [t('unitRatio'), showRatio(terms.ratios.unitBp)],
    [t('personalRatio'), showRatio(terms.ratios.personalBp)],
    [t('fiscalRatio'), showRatio(terms.ratios.fiscalBp)],
    [t('cap'), formatYuan(terms.capFen)],
    [t('floor'), formatYuan(terms.floorFen)],
  ] as const;
  const { months } = offered;
  return (
    <div className="register-head">
      <MonthField offered={offered} choice={choice} />
      <dl className="head-facts">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="amount">{value}</dd>
          </div>
        ))}
      </dl>
      {months.length === 0 ? null : (
        <p className="help month-note">
          {t('monthNote', {
            paid: showMonth(account.paidThroughMonth),
            first: showMonth(months[0]),
          })}
        </p>
      )}
    </div>
  );
}

function MonthField({ offered, choice }: { offered: MonthsOfferedDto; choice: MonthChoice }) {
  const t = useTexts(REGISTER_TEXTS);
  const server = useServerText();
  const { months, refusal } = offered;
  const { month } = choice;
  // The draft's own month stays readable when it is no longer open.
  const shown = month === null || months.includes(month) ? months : [...months, month].sort();
  const error = choice.note ?? (refusal === null ? null : server(refusal.text));
  return (
    <div className="field">
      <label htmlFor="effective-month">{t('month')}</label>
      <select
        id="effective-month"
        className="input"
        value={month ?? ''}
        aria-invalid={error !== null}
        aria-describedby="effective-month-error"
        onChange={(event) => {
          choice.choose(event.target.value);
        }}
      >
        {month === null && (
          <option value="" disabled>
            —
          </option>
        )}
        {shown.map((one) => (
          <option key={one} value={one} disabled={!months.includes(one)}>
            {showMonth(one)}
          </option>
        ))}
      </select>
      <FieldError id="effective-month-error" text={error} />
    </div>
  );
}
