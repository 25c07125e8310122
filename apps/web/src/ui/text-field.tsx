import { ExclamationCircleOutlined } from '@ant-design/icons';
import type { HTMLAttributes, ReactNode } from 'react';
import { KNOWN_DAYS } from './day-field';
import { useTooLong } from './too-long';

interface TextFieldProps {
  id: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
  error?: string | null;
  help?: string;
  type?: 'text' | 'password' | 'date';
  autoComplete?: string;
  inputMode?: HTMLAttributes<HTMLInputElement>['inputMode'];
  readOnly?: boolean;
  optional?: boolean;
  /** How long it may be; more is said and not cut. */
  limit?: number;
  /** Where the reader goes on when the field appears. */
  startHere?: boolean;
  /** A button or unit beside the input. */
  beside?: ReactNode;
}

/** Label above, help and error below, tied to the input for those who listen. */
export function TextField(props: TextFieldProps) {
  const { id, label, help, optional = false, beside } = props;
  const error = useError(props);
  return (
    <div className="field">
      <label htmlFor={id}>
        {optional ? null : (
          <span className="required" aria-hidden>
            *
          </span>
        )}
        {label}
      </label>
      <div className="field-line">
        <Input {...props} error={error} />
        {beside}
      </div>
      {help === undefined ? null : (
        <span className="help" id={`${id}-help`}>
          {help}
        </span>
      )}
      {error === null ? null : (
        <span className="field-error" id={`${id}-error`}>
          <ExclamationCircleOutlined aria-hidden />
          {error}
        </span>
      )}
    </div>
  );
}

function useError({ error = null, value, limit }: TextFieldProps): string | null {
  const tooLong = useTooLong();
  return error ?? (limit === undefined ? null : tooLong(value, limit));
}

function Input(props: TextFieldProps) {
  const { id, type = 'text', autoComplete = 'off', optional = false } = props;
  const error = props.error ?? null;
  const described = [
    ...(error === null ? [] : [`${id}-error`]),
    ...(props.help === undefined ? [] : [`${id}-help`]),
  ];
  return (
    <input
      id={id}
      name={id}
      className="input"
      type={type}
      {...(type === 'date' ? KNOWN_DAYS : {})}
      value={props.value}
      autoComplete={autoComplete}
      inputMode={props.inputMode}
      readOnly={props.readOnly}
      autoFocus={props.startHere}
      aria-required={!optional}
      aria-invalid={error !== null}
      aria-describedby={described.length === 0 ? undefined : described.join(' ')}
      onChange={(event) => {
        props.onChange(event.target.value);
      }}
    />
  );
}
