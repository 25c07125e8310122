import type { LiveEvent } from './live-topics';

/** The api takes so many; of more open tabs the newest are told. */
const CASES_MAX = 20;

interface Ears {
  /** The stream stands. */
  opened(): void;
  beat(): void;
  event(event: LiveEvent): void;
  /** The session is over: there will be no other stream. */
  ended(): void;
  /** `forGood`: refused, so that the browser does not try again by itself. */
  broken(forGood: boolean): void;
}

/** One stream; the browser itself takes up a cut one again. */
export function openStream(cases: readonly string[], ears: Ears): { close(): void } {
  const named = cases.slice(-CASES_MAX).join(',');
  const source = new EventSource(named === '' ? '/api/live' : `/api/live?cases=${named}`);
  source.addEventListener('hello', () => {
    ears.opened();
  });
  source.addEventListener('heartbeat', () => {
    ears.beat();
  });
  source.addEventListener('ended', () => {
    ears.ended();
  });
  source.onmessage = ({ data }: MessageEvent<string>) => {
    ears.event(JSON.parse(data) as LiveEvent);
  };
  source.onerror = () => {
    ears.broken(source.readyState === EventSource.CLOSED);
  };
  return source;
}
