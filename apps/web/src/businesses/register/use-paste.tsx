import { useState, type ClipboardEvent, type ReactNode } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { PasteDialog } from './paste-dialog';
import { isSeveral, type Pasted } from './pasted-lines';
import type { RegisterPlan } from './register-plan';

export interface Paste {
  /** Several lines or cells are no value of the field they are pasted into: they are rows. */
  onPaste(event: ClipboardEvent): void;
  /** Asks what the columns are, while there are lines that are not being checked. */
  readonly dialog: ReactNode;
  /** The lines and how they are read, to be checked like any file. */
  readonly pasted: Pasted | null;
  /** To the lines again, as they were and with the columns chosen for them. */
  back(): void;
  done(): void;
}

/** Lines that another page brings: as if they had been pasted, once. */
function useBrought() {
  const location = useLocation();
  const navigate = useNavigate();
  const state: unknown = location.state;
  const has = typeof state === 'object' && state !== null && 'pasted' in state;
  return {
    text: has && typeof state.pasted === 'string' ? state.pasted : null,
    forget: (): void => {
      if (has) void navigate({ search: location.search }, { replace: true, state: null });
    },
  };
}

export function usePaste(plan: RegisterPlan): Paste {
  const brought = useBrought();
  const [text, setText] = useState(brought.text);
  const [read, setRead] = useState<Pasted | null>(null);
  const [checking, setChecking] = useState(false);
  const done = (): void => {
    brought.forget();
    setText(null);
    setRead(null);
    setChecking(false);
  };
  return {
    onPaste(event) {
      const text = event.clipboardData.getData('text/plain');
      if (!isSeveral(text)) return;
      event.preventDefault();
      setText(text);
    },
    dialog: text !== null && !checking && (
      <PasteDialog
        {...{ plan, text }}
        former={read?.reading.columns ?? null}
        onText={setText}
        onClose={done}
        onRead={(pasted) => {
          setRead(pasted);
          setChecking(true);
        }}
      />
    ),
    pasted: checking ? read : null,
    back: () => {
      setChecking(false);
    },
    done,
  };
}
