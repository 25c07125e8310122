import type { ReactNode } from 'react';

interface LabelledProps {
  /** Of what is labelled. */
  id: string;
  label: string;
  children: ReactNode;
}

/** A label above what it names. */
export function Labelled({ id, label, children }: LabelledProps) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children}
    </div>
  );
}
