import type { ReactNode } from 'react';

interface OptionsProps {
  legend: string;
  name: string;
  value: string;
  options: [string, string][];
  onValue(value: string): void;
  /** What else belongs to the choice. */
  children?: ReactNode;
}

/** One of a few ways, each in words. */
export function Options({ legend, name, value, options, onValue, children }: OptionsProps) {
  return (
    <fieldset className="options">
      <legend>{legend}</legend>
      {options.map(([code, label]) => (
        <label key={code}>
          <input
            type="radio"
            name={name}
            checked={code === value}
            onChange={() => {
              onValue(code);
            }}
          />{' '}
          {label}
        </label>
      ))}
      {children}
    </fieldset>
  );
}
