import { useMutation } from '@tanstack/react-query';
import { runCommand } from '../api/commands';
import type { CommandRequest } from '../api/generated';
import { QUERY_KEYS, reread } from '../api/queries';
import { useWaitingWord } from './use-waiting-word';

/** Asks something of a case; says so when it takes longer, and refreshes what the reader sees as soon as it is done. */
export function useCaseCommand(businessNo: string) {
  const sayWaiting = useWaitingWord();
  return useMutation({
    mutationFn: (command: CommandRequest) => runCommand(businessNo, command, sayWaiting),
    onSettled: () =>
      reread(QUERY_KEYS.submission(businessNo), QUERY_KEYS.home, ['boxes'], ['tasks']),
  });
}
