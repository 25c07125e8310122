import { formatYuan } from '#libs/fund/money';
import type { HomeView, MonthsOfferedDto, TermsView } from '../../api/generated';
import { showMonth } from '../../i18n/dates';
import { useServerText, useTexts } from '../../i18n/texts';
import { showRatio } from '../../ui/amount';
import { LoadingState } from '../../ui/states';
import { FieldError } from '../steps/field-error';
import type { RegisterPlan } from './register-plan';
import { REGISTER_TEXTS } from './register.texts';
import type { MonthChoice } from './use-month';

interface RegisterHeaderProps {
  plan: RegisterPlan;
  account: HomeView['account'] | undefined;
  terms: TermsView | undefined;
  offered: MonthsOfferedDto | undefined;
  choice: MonthChoice;
}

/** Month, ratios and limits on one line, before anything is entered. */
export function RegisterHeader({ plan, account, terms, offered, choice }: RegisterHeaderProps) {
  const t = useTexts(REGISTER_TEXTS);
  if (account === undefined || terms === undefined || offered === undefined)
    return <LoadingState rows={1} />;
  const paidThrough = [t('paidThrough'), showMonth(account.paidThroughMonth)] as const;
  const ofMonth = [
    [t('unitRatio'), showRatio(terms.ratios.unitBp)],
    [t('personalRatio'), showRatio(terms.ratios.personalBp)],
    [t('fiscalRatio'), showRatio(terms.ratios.fiscalBp)],
    [t('cap'), formatYuan(terms.capFen)],
    [t('floor'), formatYuan(terms.floorFen)],
  ] as const;
  // Each month that has passed has terms of its own.
  const facts = plan.past ? [paidThrough] : [...ofMonth, paidThrough];
  return (
    <div className="register-head">
      {plan.month === 'head' && <MonthField {...{ plan, offered, choice }} />}
      <dl className="head-facts">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="amount">{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

interface MonthFieldProps {
  plan: RegisterPlan;
  offered: MonthsOfferedDto;
  choice: MonthChoice;
}

function MonthField({ plan, offered, choice }: MonthFieldProps) {
  const server = useServerText();
  const { months, refusal } = offered;
  const { month } = choice;
  // The draft's own month stays readable when it is no longer open.
  const shown = month === null || months.includes(month) ? months : [...months, month].sort();
  const error = choice.note ?? (refusal === null ? null : server(refusal.text));
  return (
    <div className="month-field">
      <label htmlFor="effective-month">{server(plan.words.month)}</label>
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
