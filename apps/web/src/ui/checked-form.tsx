import { useState, type ReactNode } from 'react';
import { NoteBox, ProblemAlert, type Point } from './problem-alert';

interface CheckedFormProps {
  /** What still keeps the form from being sent, each leading to its field. */
  wrong: readonly Point[];
  /** Title over those points. */
  title: string;
  /** What the server refused. */
  error: unknown;
  onSend: () => void;
  /** `tried` tells the fields to show what is wrong with them: not before the reader tried to send. */
  children: (tried: boolean) => ReactNode;
}

/** A form whose button is never disabled: it explains what is missing. */
export function CheckedForm({ wrong, title, error, onSend, children }: CheckedFormProps) {
  const [tried, setTried] = useState(false);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (wrong.length === 0) onSend();
      }}
    >
      {tried && wrong.length > 0 ? (
        <NoteBox tone="error" title={title} points={wrong} takeFocus />
      ) : (
        <ProblemAlert error={error} targetOf={(field) => field} />
      )}
      {children(tried)}
    </form>
  );
}
