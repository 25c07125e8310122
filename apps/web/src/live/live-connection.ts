import { queryClient } from '../api/queries';
import { useLive } from './live-store';

/**
 * One stream for all tabs of a browser (a host has six connections over HTTP/1.1): the tab that holds the lock
 * listens and tells the others. When it closes, the next in line takes the lock and the stream.
 */
const LOCK = 'hall-live';

interface LiveEvent {
  topic: 'message' | 'todo' | 'done' | 'initiated' | 'case' | 'scan' | 'import';
  businessNo?: string;
}

type TabNews = { event: LiveEvent } | { connected: boolean } | { ask: true };

export function startLive(): () => void {
  const stop = new AbortController();
  const tabs = new BroadcastChannel(LOCK);
  tabs.onmessage = ({ data }: MessageEvent<TabNews>) => {
    if ('event' in data) receive(data.event);
    if ('connected' in data) setConnected(data.connected);
  };
  tabs.postMessage({ ask: true } satisfies TabNews);
  navigator.locks
    .request(LOCK, { signal: stop.signal }, () => lead(tabs, stop.signal))
    .catch(() => undefined);
  return () => {
    stop.abort();
    tabs.close();
  };
}

/** Holds the stream until this tab stops; the browser itself reconnects with the last id it saw. */
function lead(tabs: BroadcastChannel, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    let source = open();
    let reopening: ReturnType<typeof setTimeout> | undefined;
    const tellState = (connected: boolean): void => {
      setConnected(connected);
      tabs.postMessage({ connected } satisfies TabNews);
    };
    tabs.addEventListener('message', ({ data }: MessageEvent<TabNews>) => {
      if ('ask' in data)
        tabs.postMessage({ connected: source.readyState === EventSource.OPEN } satisfies TabNews);
    });
    signal.addEventListener('abort', () => {
      clearTimeout(reopening);
      source.close();
      resolve();
    });

    function open(): EventSource {
      const opened = new EventSource('/api/live');
      opened.onopen = () => {
        tellState(true);
        refreshBoxes();
      };
      opened.onmessage = ({ data }: MessageEvent<string>) => {
        const event = JSON.parse(data) as LiveEvent;
        receive(event);
        tabs.postMessage({ event } satisfies TabNews);
      };
      opened.onerror = () => {
        tellState(false);
        // A refused stream (session over, server restarting) is closed for good: open another after a while.
        // Should the session be over, the counts say so, and the page locks.
        if (opened.readyState !== EventSource.CLOSED) return;
        refreshBoxes();
        reopening = setTimeout(() => {
          source = open();
        }, 5000);
      };
      return opened;
    }
  });
}

function setConnected(connected: boolean): void {
  useLive.setState({ connected });
}

function refreshBoxes(): void {
  void queryClient.invalidateQueries({ queryKey: ['boxes'] });
  void queryClient.invalidateQueries({ queryKey: ['tasks'] });
}

function receive(event: LiveEvent): void {
  for (const queryKey of touchedBy(event)) void queryClient.invalidateQueries({ queryKey });
}

/** A hint without a number speaks of every case: the server sends such after a reconnect. */
function touchedBy({ topic, businessNo }: LiveEvent): unknown[][] {
  const ofCase = businessNo === undefined ? ['submissions'] : ['submissions', businessNo];
  switch (topic) {
    case 'message':
      return [
        ['boxes', 'messages'],
        ['boxes', 'counts'],
      ];
    case 'todo':
      return [['boxes', 'todo'], ['boxes', 'counts'], ['tasks']];
    case 'done':
      return [
        ['boxes', 'done'],
        ['boxes', 'counts'],
      ];
    case 'initiated':
      return [['boxes', 'initiated'], ['boxes', 'counts'], ['home']];
    case 'import':
      return [['imports'], ofCase];
    case 'scan':
      return [businessNo === undefined ? ofCase : [...ofCase, 'scans']];
    case 'case':
      return [ofCase, ['tasks']];
    default:
      return [];
  }
}
