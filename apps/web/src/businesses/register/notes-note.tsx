import { Button } from 'antd';
import { useState } from 'react';
import { useTexts } from '../../i18n/texts';
import { notify } from '../../ui/notices';
import { NoteBox } from '../../ui/problem-alert';
import { computedFor, typedColumns } from './columns';
import type { RegisterPlan } from './register-plan';
import { REGISTER_TEXTS } from './register.texts';
import type { Register } from './use-register';

interface NotesNoteProps {
  plan: RegisterPlan;
  register: Register;
}

/** Where amounts are typed that the server computes: how many rows are noted, and one click that takes its amounts in all. */
export function NotesNote({ plan, register }: NotesNoteProps) {
  const t = useTexts(REGISTER_TEXTS);
  const [busy, setBusy] = useState(false);
  const n = register.page?.notes ?? 0;
  const computes = typedColumns(plan.columns).some(
    (column) => computedFor(plan.columns, column) !== null,
  );
  if (n === 0 || !computes) return null;
  const takeAll = async (): Promise<void> => {
    setBusy(true);
    if (await register.takeComputed()) notify('success', () => t('takenComputed'));
    setBusy(false);
  };
  return (
    <NoteBox tone="info" title={t('notesTitle', { n })}>
      <div className="note-acts">
        <Button
          size="small"
          onClick={() => {
            register.show({ only: 'notes', q: '' });
          }}
        >
          {t('notesShow')}
        </Button>
        <Button
          size="small"
          loading={busy}
          onClick={() => {
            void takeAll();
          }}
        >
          {t('takeComputedAll')}
        </Button>
      </div>
    </NoteBox>
  );
}
