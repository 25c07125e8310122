import { useMutation, useQueryClient } from '@tanstack/react-query';
import { tasksClaim, tasksRelease, type TaskDto } from '../api/generated';
import { useTexts } from '../i18n/texts';
import { notify } from '../ui/notices';
import { useOrSaid } from '../ui/or-said';
import { DESK_TEXTS } from './desk.texts';

/** Takes a task for oneself, or gives it back; taking offers 撤销. */
export function useClaim() {
  const t = useTexts(DESK_TEXTS);
  const client = useQueryClient();
  const orSaid = useOrSaid();
  const refresh = (): void => {
    for (const root of ['tasks', 'boxes', 'submissions'])
      void client.invalidateQueries({ queryKey: [root] });
  };
  const release = useMutation({
    mutationFn: (task: TaskDto) =>
      tasksRelease({ path: { id: task.id }, body: { heldBy: task.claimedBy?.id ?? 0 } }),
    onSuccess: (task) => {
      notify('info', () => t('released', { no: task.businessNo }));
    },
    onSettled: refresh,
  });
  const claim = useMutation({
    mutationFn: (task: TaskDto) => tasksClaim({ path: { id: task.id } }),
    onSuccess: (task) => {
      notify('success', () => t('claimed', { no: task.businessNo }), {
        is: 'undo',
        run: () => {
          void orSaid(
            () => t('releaseOf', { no: task.businessNo }),
            () => release.mutateAsync(task),
          );
        },
      });
    },
    onSettled: refresh,
  });
  return { claim, release };
}
