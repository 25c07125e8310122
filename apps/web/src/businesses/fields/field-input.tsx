import { LockOutlined } from '@ant-design/icons';
import { useState } from 'react';
import type { BusinessDto, FieldDto, HomeCodeTablesResponse } from '../../api/generated';
import { useLanguage, useServerText, useTexts } from '../../i18n/texts';
import { showMonth } from '../../i18n/dates';
import { useMonthsOffered } from '../register/use-terms';
import { FieldError } from '../steps/field-error';
import { atRest, wordsOf } from './field-values';
import { FIELDS_TEXTS } from './fields.texts';
import type { Changes } from './use-changes';

interface FieldInputProps {
  field: FieldDto;
  value: string;
  business: BusinessDto;
  dictionaries: HomeCodeTablesResponse;
  changes: Changes;
  /** The group's note that says why it is greyed; null when the field says so itself. */
  noteId: string | null;
}

/** One field: greyed with its reason, or open; changed ones say what they were. */
export function FieldInput({
  field,
  value,
  business,
  dictionaries,
  changes,
  noteId,
}: FieldInputProps) {
  const t = useTexts(FIELDS_TEXTS);
  const server = useServerText();
  const id = `field-${field.name}`;
  const greyed = field.readOnlyReason !== null;
  const changed = changes.isChanged(field.name);
  const error = changes.errorOf(field.name);
  const words = server(wordsOf(field, value, dictionaries)) || t('emptyValue');
  return (
    <div className={changed ? 'field is-changed' : 'field'}>
      <label htmlFor={id}>
        {field.required && !greyed && (
          <span className="required" aria-hidden>
            *
          </span>
        )}
        {server(field.label)}
        {changed && <span className="changed-mark">{t('changedMark')}</span>}
      </label>
      {greyed ? (
        <input
          id={id}
          className="input greyed"
          readOnly
          value={words}
          aria-describedby={noteId ?? `${id}-help`}
        />
      ) : (
        <OpenInput
          id={id}
          invalid={error !== null}
          {...{ field, value, business, dictionaries, changes }}
        />
      )}
      {noteId === null && (
        <span id={`${id}-help`} className="help">
          <Help {...{ field, words, changed, business }} />
        </span>
      )}
      <FieldError id={`${id}-error`} text={error === null ? null : server(error)} />
    </div>
  );
}

interface HelpProps {
  field: FieldDto;
  words: string;
  changed: boolean;
  business: BusinessDto;
}

/** Why it is greyed; else what it was or how to change a masked value, and the paper a change needs. */
function Help({ field, words, changed, business }: HelpProps) {
  const t = useTexts(FIELDS_TEXTS);
  const server = useServerText();
  const paper = business.papers.find((one) => one.kind === field.paper);
  if (field.readOnlyReason !== null)
    return (
      <>
        <LockOutlined aria-hidden /> {t('greyed', { reason: server(field.readOnlyReason) })}
      </>
    );
  const hints = [
    ...(changed ? [t('wasValue', { value: words })] : []),
    ...(field.masked && !changed ? [t('maskedHint', { value: words })] : []),
    ...(paper === undefined ? [] : [t('needsPaper', { paper: server(paper.title) })]),
  ];
  return hints.map((hint) => (
    <span key={hint} className="hint">
      {hint}
    </span>
  ));
}

type OpenInputProps = Omit<FieldInputProps, 'noteId'> & {
  id: string;
  invalid: boolean;
};

const INPUT_MODES: Readonly<Record<string, 'decimal' | 'tel'>> = {
  money: 'decimal',
  ratio: 'decimal',
  phone: 'tel',
};

function OpenInput(props: OpenInputProps) {
  const { id, field, value, business, dictionaries, changes, invalid } = props;
  const t = useTexts(FIELDS_TEXTS);
  const language = useLanguage();
  const typed = changes.typedOf(field);
  const common = {
    id,
    value: typed,
    'aria-invalid': invalid,
    'aria-required': field.required,
    'aria-describedby': `${id}-help ${id}-error`,
  };
  if (field.dictionary !== null) {
    return (
      <select
        className="input"
        {...common}
        onChange={(event) => {
          changes.type(field, event.target.value);
        }}
      >
        {(value === '' || !field.required) && <option value="">{t('choose')}</option>}
        {(dictionaries[field.dictionary] ?? []).map((one) => (
          <option key={one.code} value={one.code}>
            {language === 'en-US' ? one.labelEn : one.label}
          </option>
        ))}
      </select>
    );
  }
  if (field.input === 'month') return <MonthInput {...{ common, business, field, changes }} />;
  return <TypedInput {...{ common, value, field, changes }} />;
}

interface TypedInputProps extends Pick<FieldInputProps, 'field' | 'value' | 'changes'> {
  common: { id: string; value: string };
}

/** What is being typed stands as it is typed, though it is saved meanwhile; an amount gets its thousands when it is left. */
function TypedInput({ common, field, value, changes }: TypedInputProps) {
  const [typing, setTyping] = useState<string | null>(null);
  const inputMode = INPUT_MODES[field.input];
  const isMoney = field.input === 'money';
  return (
    <input
      className={isMoney ? 'input num' : 'input'}
      autoComplete="off"
      placeholder={field.masked ? value : undefined}
      {...common}
      value={typing ?? atRest(field, common.value)}
      {...(inputMode === undefined ? {} : { inputMode })}
      onFocus={(event) => {
        if (isMoney) event.target.select();
      }}
      onChange={(event) => {
        if (isMoney) setTyping(event.target.value);
        changes.type(field, event.target.value);
      }}
      onBlur={() => {
        setTyping(null);
        void changes.flush();
      }}
    />
  );
}

interface MonthInputProps extends Pick<FieldInputProps, 'field' | 'business' | 'changes'> {
  common: { id: string; value: string };
}

/** The months the server would take, and the draft's own where it is no longer one of them. */
function MonthInput({ common, business, field, changes }: MonthInputProps) {
  const t = useTexts(FIELDS_TEXTS);
  const offered = useMonthsOffered(business.code, null);
  const months = offered?.months ?? [];
  const { value } = common;
  const shown = value === '' || months.includes(value) ? months : [...months, value].sort();
  return (
    <select
      className="input"
      {...common}
      onChange={(event) => {
        changes.type(field, event.target.value);
      }}
    >
      <option value="">{t('choose')}</option>
      {shown.map((month) => (
        <option key={month} value={month}>
          {showMonth(month)}
        </option>
      ))}
    </select>
  );
}
