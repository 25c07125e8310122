import { useState, type ClipboardEvent, type ReactNode } from 'react';
import { PasteDialog } from './paste-dialog';
import { isSeveral, pastedLines } from './pasted-lines';
import type { RegisterPlan } from './register-plan';

export interface Paste {
  /** Several lines or cells are no value of the field they are pasted into: they are rows. */
  onPaste(event: ClipboardEvent): void;
  /** Asks what the columns are, while there are lines. */
  readonly dialog: ReactNode;
  /** The lines as a file, to be checked like any other. */
  readonly file: File | null;
  done(): void;
}

export function usePaste(plan: RegisterPlan): Paste {
  const [lines, setLines] = useState<string[][] | null>(null);
  const [file, setFile] = useState<File | null>(null);
  const close = (): void => {
    setLines(null);
  };
  return {
    onPaste(event) {
      const text = event.clipboardData.getData('text/plain');
      if (!isSeveral(text)) return;
      event.preventDefault();
      setLines(pastedLines(text));
    },
    dialog: lines !== null && (
      <PasteDialog
        {...{ plan, lines }}
        onClose={close}
        onFile={(read) => {
          close();
          setFile(read);
        }}
      />
    ),
    file,
    done: () => {
      setFile(null);
    },
  };
}
