import { useEffect } from 'react';
import { useSession } from '../frame/session';
import { startLive } from './live-connection';

/** Keeps the stream of news open while the page is not locked, for readers of whom there are any. */
export function useLiveLine(hasNews: boolean): void {
  const locked = useSession((state) => state.locked !== null);
  useEffect(() => (locked || !hasNews ? undefined : startLive()), [locked, hasNews]);
}
