import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { QUERY_KEYS } from '../../api/queries';
import type { SubmissionDto } from '../../api/generated';

const LOOK_AGAIN_MS = 2_500;
const LOOKS_MAX = 24;

/** The case is done, and what it did is being printed. */
export function isReceiptAwaited({ stage, document }: SubmissionDto): boolean {
  return stage === 'completed' && document === null;
}

/** Posting and the receipt follow within seconds: looks again for a minute, should no live hint come. */
export function useAwaitedReceipt(submission: SubmissionDto): void {
  const cache = useQueryClient();
  const { businessNo, stage } = submission;
  const awaited = stage === 'posting' || isReceiptAwaited(submission);
  useEffect(() => {
    if (!awaited) return;
    let looks = 0;
    const looking = setInterval(() => {
      looks += 1;
      if (looks >= LOOKS_MAX) clearInterval(looking);
      void cache.invalidateQueries({ queryKey: QUERY_KEYS.submission(businessNo), exact: true });
    }, LOOK_AGAIN_MS);
    return () => {
      clearInterval(looking);
    };
  }, [awaited, businessNo, cache]);
}
