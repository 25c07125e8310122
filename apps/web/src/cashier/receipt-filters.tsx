import { Button } from 'antd';
import { useState, type InputHTMLAttributes, type ReactNode } from 'react';
import { SEARCH_WORDS_MAX } from '#libs/values/search-words';
import { useTexts } from '../i18n/texts';
import { isReversed } from '../queries/asked';
import { ChoiceField } from '../ui/choice-field';
import { DayField } from '../ui/day-field';
import { Labelled } from '../ui/labelled';
import { useTooLong } from '../ui/too-long';
import { isAmount, RECEIPT_STATES, type AskedReceipts } from './asked-receipts';
import { CASHIER_TEXTS } from './cashier.texts';

interface ReceiptFiltersProps {
  asked: AskedReceipts;
  onAsk: (asked: AskedReceipts) => void;
  children: ReactNode;
}

/** What is asked for, by 查询. */
export function ReceiptFilters({ asked, onAsk, children }: ReceiptFiltersProps) {
  const t = useTexts(CASHIER_TEXTS);
  const tooLong = useTooLong();
  const [wanted, setWanted] = useState(asked);
  const field = (key: keyof AskedReceipts) => ({
    id: `receipts-${key}`,
    value: wanted[key],
    onChange: (value: string) => {
      setWanted((before) => ({ ...before, [key]: value }));
    },
  });
  const problem = problemOf(wanted);
  const said = problem === null ? tooLong(wanted.q, SEARCH_WORDS_MAX) : t(problem);
  return (
    <form
      className="query-form"
      aria-label={t('conditions')}
      onSubmit={(event) => {
        event.preventDefault();
        if (said === null) onAsk(wanted);
      }}
    >
      <ChoiceField
        {...field('state')}
        label={t('state')}
        options={[
          ['', t('allStates')],
          ...RECEIPT_STATES.map((state) => [state, t(`state.${state}`)] as const),
        ]}
      />
      {(['from', 'to'] as const).map((key) => (
        <DayField key={key} {...field(key)} label={t(key)} wrong={problem === 'reversed'} />
      ))}
      {(['fenMin', 'fenMax'] as const).map((key) => (
        <TypedField
          key={key}
          {...field(key)}
          label={t(key)}
          className="input short"
          inputMode="decimal"
          aria-invalid={!isAmount(wanted[key])}
        />
      ))}
      <TypedField {...field('q')} label={t('search')} className="input" type="search" />
      <Button type="primary" htmlType="submit">
        {t('ask')}
      </Button>
      {children}
      {said === null ? null : (
        <p className="field-error" role="alert">
          {said}
        </p>
      )}
    </form>
  );
}

function problemOf(asked: AskedReceipts) {
  if (isReversed(asked)) return 'reversed';
  return isAmount(asked.fenMin) && isAmount(asked.fenMax) ? null : 'amountWrong';
}

interface TypedFieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange'> {
  id: string;
  label: string;
  onChange: (value: string) => void;
}

function TypedField({ label, onChange, ...input }: TypedFieldProps) {
  return (
    <Labelled id={input.id} label={label}>
      <input
        {...input}
        onChange={(event) => {
          onChange(event.target.value);
        }}
      />
    </Labelled>
  );
}
