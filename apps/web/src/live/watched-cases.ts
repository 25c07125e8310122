import { useEffect } from 'react';

/** Cases on the pages of this tab: the stream tells of these, and of no other. */
const watched = new Map<string, number>();
let changed: () => void = () => undefined;

export function watchedCases(): string[] {
  return [...watched.keys()];
}

export function onWatchedCases(told: () => void): void {
  changed = told;
}

/** For as long as the page that asks is shown. */
export function useWatchedCase(businessNo: string): void {
  useEffect(() => {
    count(businessNo, 1);
    return () => {
      count(businessNo, -1);
    };
  }, [businessNo]);
}

function count(businessNo: string, step: 1 | -1): void {
  const pages = (watched.get(businessNo) ?? 0) + step;
  if (pages > 0) watched.set(businessNo, pages);
  else watched.delete(businessNo);
  changed();
}
