import { Button } from 'antd';
import { type ReactNode } from 'react';
import { useTexts } from '../i18n/texts';
import { ChoiceField } from '../ui/choice-field';
import { DayField } from '../ui/day-field';
import { DAYS, isReversed, KINDS } from './asked';
import { QUERY_TEXTS } from './queries.texts';

/** What a field of such a form is given. */
export interface FieldOfForm {
  id: string;
  value: string;
  onChange: (value: string) => void;
}

interface DaysFormProps {
  wanted: Readonly<Record<(typeof DAYS)[number], string>>;
  field: (key: (typeof DAYS)[number]) => FieldOfForm;
  onAsk: () => void;
  /** What else is asked for. */
  children: ReactNode;
  /** What can be done with what was found. */
  acts: ReactNode;
}

/** Days and whatever else a query knows, asked by 查询; days that run backwards are not. */
export function DaysForm({ wanted, field, onAsk, children, acts }: DaysFormProps) {
  const t = useTexts(QUERY_TEXTS);
  const reversed = isReversed(wanted);
  return (
    <form
      className="query-form"
      aria-label={t('conditions')}
      onSubmit={(event) => {
        event.preventDefault();
        if (!reversed) onAsk();
      }}
    >
      {DAYS.map((key) => (
        <DayField key={key} {...field(key)} label={t(key)} wrong={reversed} saidAt="days-wrong" />
      ))}
      {children}
      <Button type="primary" htmlType="submit">
        {t('ask')}
      </Button>
      {reversed ? (
        <p className="field-error" role="alert" id="days-wrong">
          {t('reversed')}
        </p>
      ) : null}
      {acts}
    </form>
  );
}

/** 变更类型 of an account. */
export function KindField(props: FieldOfForm) {
  const t = useTexts(QUERY_TEXTS);
  return (
    <ChoiceField
      {...props}
      label={t('kind')}
      options={[['', t('allKinds')], ...KINDS.map((kind) => [kind, t(`kind.${kind}`)] as const)]}
    />
  );
}
