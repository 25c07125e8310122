import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { runCommand } from '../../api/commands';
import type { CommandRequest, SubmissionDto } from '../../api/generated';
import { QUERY_KEYS, reread } from '../../api/queries';
import { caseQuery } from '../../cases/use-case';
import { useWaitingWord } from '../../cases/use-waiting-word';

export interface CaseCommand {
  readonly busy: boolean;
  readonly error: unknown;
  /** Answers the case as it stands afterwards; null when it was refused. A second click while it runs does nothing. */
  run(command: CommandRequest): Promise<SubmissionDto | null>;
  /** The same for a page that shows no `error`. @throws what refused it */
  attempt(command: CommandRequest): Promise<SubmissionDto | null>;
}

/** Asks something of a case and takes its new state into the page. */
export function useCaseCommand(businessNo: string): CaseCommand {
  const cache = useQueryClient();
  const sayWaiting = useWaitingWord();
  const running = useRef(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);

  const attempt = async (command: CommandRequest): Promise<SubmissionDto | null> => {
    if (running.current) return null;
    running.current = true;
    setBusy(true);
    try {
      await runCommand(businessNo, command, sayWaiting);
      void reread(QUERY_KEYS.home, ['boxes']);
      return await caseAfter(cache, businessNo);
    } catch (problem) {
      void cache.invalidateQueries({ queryKey: QUERY_KEYS.submission(businessNo) });
      throw problem;
    } finally {
      running.current = false;
      setBusy(false);
    }
  };
  const run = async (command: CommandRequest): Promise<SubmissionDto | null> => {
    if (running.current) return null;
    setError(null);
    try {
      return await attempt(command);
    } catch (problem) {
      setError(problem);
      return null;
    }
  };
  return { busy, error, run, attempt };
}

/** The act is done, whatever becomes of reading the case after it: unread, it is shown as it was and read again. */
async function caseAfter(cache: QueryClient, businessNo: string): Promise<SubmissionDto | null> {
  const asked = caseQuery(businessNo);
  const { queryKey } = asked;
  const isOfIt = (one: { queryKey: readonly unknown[] }) => one.queryKey.length > queryKey.length;
  void cache.invalidateQueries({ queryKey, predicate: isOfIt });
  // A reading that began before the act shows what was.
  await cache.cancelQueries({ queryKey, exact: true });
  try {
    return await cache.query({ ...asked, staleTime: 0 });
  } catch {
    void cache.invalidateQueries({ queryKey, exact: true });
    return cache.getQueryData(queryKey) ?? null;
  }
}
