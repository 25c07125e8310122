import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { tasksNext, type TaskDto } from '../api/generated';
import { useTexts } from '../i18n/texts';
import { listenToKeys } from '../ui/keys';
import { notify } from '../ui/notices';
import { DESK_TEXTS } from './desk.texts';

/** What the page of a case is told whose reader came by a key, or by a button that is gone. */
export const TO_HEADING = { toHeading: true };

export function useIsToHeading(): boolean {
  const state: unknown = useLocation().state;
  return (state as typeof TO_HEADING | null)?.toHeading === true;
}

/** 下一件: the task after this one that the reader may take, also by Alt+N. */
export function useNextCase(businessNo: string, afterTaskId: string | null) {
  const t = useTexts(DESK_TEXTS);
  const navigate = useNavigate();
  const next = useMutation({
    mutationFn: async (): Promise<TaskDto | null> =>
      (await tasksNext({ query: { after: afterTaskId ?? undefined } })) ?? null,
    onSuccess: (task) => {
      if (task === null || task.businessNo === businessNo) notify('info', () => t('noNext'));
      else void navigate(`/desk/${task.businessNo}`, { state: TO_HEADING });
    },
  });
  const { mutate } = next;
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (!event.altKey || event.code !== 'KeyN') return;
      event.preventDefault();
      mutate();
    };
    return listenToKeys(press);
  }, [mutate]);
  return next;
}
