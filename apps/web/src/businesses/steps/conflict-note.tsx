import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { conflictRead, type SubmissionDto } from '../../api/generated';
import { QUERY_KEYS } from '../../api/queries';
import { useServerText, useTexts } from '../../i18n/texts';
import { NoteBox } from '../../ui/problem-alert';
import { STEPS_TEXTS } from './steps.texts';

/** What would refuse the case once it is sent, told before anything is typed: another one of the unit or the member. */
export function ConflictNote({ submission }: { submission: SubmissionDto }) {
  const t = useTexts(STEPS_TEXTS);
  const server = useServerText();
  const { businessNo, form } = submission;
  const { data } = useQuery({
    queryKey: QUERY_KEYS.conflict(businessNo, form.memberAccountNo ?? null),
    queryFn: ({ signal }) => conflictRead({ path: { businessNo }, signal }),
  });
  const blocking = data?.blocking ?? null;
  if (blocking === null) return null;
  const facts = { title: server(blocking.title), stage: server(blocking.stageText) };
  return (
    <NoteBox tone="warning" title={t('conflictTitle', facts)}>
      <p>
        {t('conflictText')}{' '}
        <Link to={`/cases/${blocking.businessNo}`}>
          {t('conflictLink', { no: blocking.businessNo })}
        </Link>
      </p>
    </NoteBox>
  );
}
