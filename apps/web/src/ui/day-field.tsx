import { Labelled } from './labelled';

interface DayFieldProps {
  id: string;
  label: string;
  value: string;
  wrong: boolean;
  /** Where it is said what is wrong. */
  saidAt?: string;
  onChange: (day: string) => void;
}

/** A day of the years the hall knows. */
export function DayField({ id, label, value, wrong, saidAt, onChange }: DayFieldProps) {
  return (
    <Labelled id={id} label={label}>
      <input
        id={id}
        className="input narrow"
        type="date"
        min="1990-01-01"
        max="2099-12-31"
        value={value}
        aria-invalid={wrong}
        aria-describedby={wrong ? saidAt : undefined}
        onChange={(event) => {
          onChange(event.target.value);
        }}
      />
    </Labelled>
  );
}
