import { useQuery } from '@tanstack/react-query';
import { useState, type Dispatch, type SetStateAction } from 'react';
import { tasksOne, type SubmissionDto, type TaskDto } from '../api/generated';
import { QUERY_KEYS } from '../api/queries';
import { useCaseCommand } from '../cases/use-case-command';
import { useTexts } from '../i18n/texts';
import { clearNotices, notify } from '../ui/notices';
import { useUnsaved } from '../ui/unsaved';
import type { DecisionVerb } from './decisions';
import { DESK_TEXTS } from './desk.texts';

export interface DecisionState {
  task: TaskDto | null;
  finding: boolean;
  deciding: boolean;
  error: unknown;
  decided: { verb: DecisionVerb; taskId: string } | null;
  decide: (verb: DecisionVerb, opinion: string) => void;
  opinion: string;
  setOpinion: Dispatch<SetStateAction<string>>;
}

/**
 * The open task of a case and the reader's decision on it. Kept by the page and not by the bar of buttons: the task
 * closes, and its bar with it, before the answer to the decision arrives; and what was written of the case outlives a task
 * that was given back or has lapsed meanwhile.
 */
export function useDecision({ businessNo, taskId, seq }: SubmissionDto): DecisionState {
  const t = useTexts(DESK_TEXTS);
  const [decided, setDecided] = useState<DecisionState['decided']>(null);
  const [opinion, setOpinion] = useState('');
  const command = useCaseCommand(businessNo);
  useUnsaved(opinion.trim() !== '' && decided === null && !command.isPending);
  const found = useQuery({
    queryKey: QUERY_KEYS.tasks('one', { taskId, seq }),
    // Decided, neither this task nor the next level's is the reader's: asking would find nothing.
    enabled: taskId !== null && decided === null && !command.isPending,
    queryFn: () => tasksOne({ path: { id: taskId ?? '' } }),
  });
  const decide = (verb: DecisionVerb, opinion: string): void => {
    if (taskId === null) return;
    const onSuccess = (): void => {
      setDecided({ verb, taskId });
      clearNotices();
      notify('success', () => t(`did.${verb}`, { no: businessNo }));
    };
    command.mutate({ verb, taskId, opinion }, { onSuccess });
  };
  return {
    task: taskId === null ? null : (found.data ?? null),
    finding: taskId !== null && found.isPending,
    deciding: command.isPending,
    error: command.error,
    decided,
    decide,
    opinion,
    setOpinion,
  };
}
