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

/** The years the hall knows. */
export const KNOWN_DAYS = { min: '1990-01-01', max: '2099-12-31' };

/** A day to search by; one that is owed is a TextField. */
export function DayField({ id, label, value, wrong, saidAt, onChange }: DayFieldProps) {
  return (
    <Labelled id={id} label={label}>
      <input
        id={id}
        className="input narrow"
        type="date"
        {...KNOWN_DAYS}
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
