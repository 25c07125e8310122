import { Labelled } from './labelled';

interface ChoiceFieldProps {
  id: string;
  label: string;
  value: string;
  options: readonly (readonly [value: string, words: string])[];
  onChange: (value: string) => void;
  /** As wide as its words. */
  wide?: boolean;
}

/** One of a few, chosen from a list under its label. */
export function ChoiceField(props: ChoiceFieldProps) {
  const { id, label, value, options, onChange, wide = false } = props;
  return (
    <Labelled id={id} label={label}>
      <select
        id={id}
        className={wide ? 'input' : 'input narrow'}
        value={value}
        onChange={(event) => {
          onChange(event.target.value);
        }}
      >
        {options.map(([one, words]) => (
          <option key={one} value={one}>
            {words}
          </option>
        ))}
      </select>
    </Labelled>
  );
}
