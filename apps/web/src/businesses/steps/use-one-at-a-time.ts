import { useCallback, useRef } from 'react';

/** One run at a time; whoever asks meanwhile shares the one run that follows. */
export function useOneAtATime<T>(run: () => Promise<T>): () => Promise<T> {
  const running = useRef<Promise<T> | null>(null);
  const next = useRef<Promise<T> | null>(null);
  return useCallback(() => {
    const begin = (): Promise<T> => {
      next.current = null;
      const mine = run().finally(() => {
        if (running.current === mine) running.current = null;
      });
      running.current = mine;
      return mine;
    };
    if (running.current === null) return begin();
    next.current ??= running.current.then(begin, begin);
    return next.current;
  }, [run]);
}
