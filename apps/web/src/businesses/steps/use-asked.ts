import { useState } from 'react';
import type { Point } from '../../ui/problem-alert';

/**
 * What was missing when the way on was asked for, as far as it still is. What comes up afterwards, like an entry that is
 * just being typed, is no alarm before the way on is asked for again.
 */
export function useAsked(missing: readonly Point[]): {
  readonly points: readonly Point[];
  ask(): void;
} {
  const [asked, setAsked] = useState<readonly string[] | 'all'>([]);
  const keys = missing.map(keyOf);
  const still = asked === 'all' ? keys : asked.filter((key) => keys.includes(key));
  if (asked === 'all' || still.length < asked.length) setAsked(still);
  return {
    points: missing.filter((point) => still.includes(keyOf(point))),
    ask: () => {
      setAsked('all');
    },
  };
}

function keyOf({ target, text }: Point): string {
  return target ?? text;
}
