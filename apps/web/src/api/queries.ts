import { notifyManager, QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './problem';

/** One place for the keys, so that a live hint refreshes what its topic touches and nothing else. */
export const QUERY_KEYS = {
  me: ['me'] as const,
  home: ['home'] as const,
  businesses: ['businesses'] as const,
  dictionaries: ['dictionaries'] as const,
  counts: ['boxes', 'counts'] as const,
  box: (box: string, filters: object = {}) => ['boxes', box, filters] as const,
  tasks: (box: string, filters: object = {}) => ['tasks', box, filters] as const,
  submission: (businessNo: string) => ['submissions', businessNo] as const,
  rows: (businessNo: string, filters: object = {}) =>
    ['submissions', businessNo, 'rows', filters] as const,
  conflict: (businessNo: string, memberAccountNo: string | null) =>
    ['submissions', businessNo, 'conflict', memberAccountNo] as const,
  missedMonths: (businessNo: string, at: object) =>
    ['submissions', businessNo, 'missed-months', at] as const,
  preview: (businessNo: string) => ['submissions', businessNo, 'preview'] as const,
  scans: (businessNo: string) => ['submissions', businessNo, 'scans'] as const,
  imported: (id: number) => ['imports', id] as const,
};

// Pages hear of an answer within the turn that took it, as React hears of their own state: what was typed is given up for
// what is saved in one picture, with none between in which it is neither.
notifyManager.setScheduler(queueMicrotask);

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      refetchOnWindowFocus: true,
      retry: (failures, error) => failures < 2 && error instanceof ApiProblem && error.unanswered,
    },
    mutations: { retry: false },
  },
});

/** What an act has changed is read again. */
export async function reread(...keys: readonly (readonly unknown[])[]): Promise<void> {
  await Promise.all(keys.map((queryKey) => queryClient.invalidateQueries({ queryKey })));
}
