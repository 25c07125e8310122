import { useMutation, useQueryClient } from '@tanstack/react-query';
import { runCommand } from '../api/commands';
import type { CommandRequest } from '../api/generated';
import { QUERY_KEYS } from '../api/queries';
import { useTexts } from '../i18n/texts';
import { notify } from '../ui/notices';
import { CASE_TEXTS } from './cases.texts';

/** Asks something of a case; says so when it takes longer, and refreshes what the reader sees as soon as it is done. */
export function useCaseCommand(businessNo: string) {
  const t = useTexts(CASE_TEXTS);
  const client = useQueryClient();
  return useMutation({
    mutationFn: (command: CommandRequest) =>
      runCommand(businessNo, command, () => {
        notify('info', () => t('taking'));
      }),
    onSettled: async (view) => {
      if (view?.submission != null)
        client.setQueryData(QUERY_KEYS.submission(businessNo), view.submission);
      await Promise.all(
        [['submissions', businessNo], ['boxes'], ['tasks']].map((queryKey) =>
          client.invalidateQueries({ queryKey }),
        ),
      );
    },
  });
}
