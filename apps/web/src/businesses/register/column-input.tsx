import type { InputHTMLAttributes } from 'react';
import { useLanguage, useTexts } from '../../i18n/texts';
import { useDictionaries } from '../steps/use-dictionaries';
import type { Column } from './columns';
import { REGISTER_TEXTS } from './register.texts';

type Common = Pick<
  InputHTMLAttributes<HTMLInputElement & HTMLSelectElement>,
  | 'id'
  | 'className'
  | 'placeholder'
  | 'readOnly'
  | 'onBlur'
  | 'onKeyDown'
  | 'aria-label'
  | 'aria-invalid'
  | 'aria-describedby'
  | 'autoFocus'
>;

export interface ColumnInputProps extends Common {
  column: Column;
  value: string;
  onValue(text: string): void;
}

const MODES: Readonly<Record<string, 'decimal' | 'tel' | 'numeric'>> = {
  money: 'decimal',
  ratio: 'decimal',
  phone: 'tel',
  month: 'numeric',
};
const EXAMPLES: Readonly<Record<string, string>> = { date: '1990-01-01' };

/** One value of a column, typed or chosen: in the entry, in a cell and in the head alike. */
export function ColumnInput({
  column,
  value,
  onValue,
  className = '',
  ...common
}: ColumnInputProps) {
  const { kind } = column;
  if (kind === 'dictionary')
    return <CodeSelect {...{ column, value, onValue, className }} {...common} />;
  const mode = MODES[kind];
  const isAmount = kind === 'money' || kind === 'ratio';
  return (
    <input
      className={`input ${isAmount ? 'num ' : ''}${className}`}
      autoComplete="off"
      required={column.required}
      {...(mode === undefined ? {} : { inputMode: mode })}
      placeholder={EXAMPLES[kind]}
      {...common}
      value={value}
      onChange={(event) => {
        onValue(event.target.value);
      }}
      onFocus={(event) => {
        event.target.select();
      }}
    />
  );
}

function CodeSelect({ column, value, onValue, className, ...common }: ColumnInputProps) {
  const t = useTexts(REGISTER_TEXTS);
  const language = useLanguage();
  const { readOnly, ...open } = common;
  const dictionaries = useDictionaries();
  const entries = dictionaries.data?.[column.dictionary ?? ''] ?? [];
  return (
    <select
      className={`input ${className ?? ''}`}
      required={column.required}
      disabled={readOnly}
      {...open}
      value={value}
      onChange={(event) => {
        onValue(event.target.value);
      }}
    >
      {(value === '' || !column.required) && <option value="">{t('chooseOne')}</option>}
      {entries.map((one) => (
        <option key={one.code} value={one.code}>
          {language === 'en-US' ? one.labelEn : one.label}
        </option>
      ))}
    </select>
  );
}
