import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { registersRows, type SubmissionDto } from '../../api/generated';
import { QUERY_KEYS } from '../../api/queries';
import { useServerText, useTexts } from '../../i18n/texts';
import { confirmFinal } from '../../ui/confirm';
import { notify } from '../../ui/notices';
import { NoteBox } from '../../ui/problem-alert';
import { cellOfRow, type Row } from './columns';
import type { RegisterPlan } from './register-plan';
import { remarkText } from './remark-text';
import { REGISTER_TEXTS } from './register.texts';
import type { Register } from './use-register';

const SHOWN_MAX = 3;

interface FindingsNoteProps {
  plan: RegisterPlan;
  submission: SubmissionDto;
  register: Register;
}

/** Summary of what is wrong, each line leading to its cell. */
export function FindingsNote({ plan, submission, register }: FindingsNoteProps) {
  const t = useTexts(REGISTER_TEXTS);
  const server = useServerText();
  const { businessNo } = submission;
  const total = register.page?.findings ?? 0;
  const first = useQuery({
    queryKey: QUERY_KEYS.rows(businessNo, { summary: true }),
    enabled: total > 0,
    queryFn: ({ signal }) =>
      registersRows({
        path: { businessNo },
        query: { only: 'findings', limit: SHOWN_MAX },
        signal,
      }),
  });
  if (total === 0) return null;
  const items: Row[] = first.data?.items ?? [];
  const points = items.map((row) => ({
    text: t('findingPoint', {
      no: row.rowNo,
      name: row.name,
      text: row.finding === null ? '' : remarkText(plan, row.finding, server),
    }),
    target: cellOfRow(plan.columns, row.rowNo, row.finding?.column ?? null),
    onFollow: () => {
      register.seek(row.rowNo);
    },
  }));
  return (
    <div id="findings" tabIndex={-1}>
      <NoteBox tone="error" title={t('findingsTitle', { n: total })} points={points}>
        <FindingsActs register={register} total={total} />
      </NoteBox>
    </div>
  );
}

function FindingsActs({ register, total }: { register: Register; total: number }) {
  const t = useTexts(REGISTER_TEXTS);
  const showAll = (): void => {
    register.show({ only: 'findings', q: '' });
  };
  const removeAll = async (): Promise<void> => {
    const question = { title: t('deleteTitle'), text: t('deleteFindings', { n: total }) };
    if (!(await confirmFinal({ ...question, danger: true }))) return;
    if (await register.remove({ only: 'findings' }))
      notify('success', () => t('deleted', { n: total }));
  };
  return (
    <div className="note-acts">
      {total > SHOWN_MAX && <Button onClick={showAll}>{t('findingsMore', { n: total })}</Button>}
      <Button
        danger
        onClick={() => {
          void removeAll();
        }}
      >
        {t('findingsDelete', { n: total })}
      </Button>
    </div>
  );
}
