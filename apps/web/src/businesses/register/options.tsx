interface OptionsProps {
  legend: string;
  name: string;
  value: string;
  options: [string, string][];
  onValue(value: string): void;
}

/** One of a few ways, each in words. */
export function Options({ legend, name, value, options, onValue }: OptionsProps) {
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
    </fieldset>
  );
}
