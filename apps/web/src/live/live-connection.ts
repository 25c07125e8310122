import { heard, lost, opened, watchLine } from './live-line';
import { useLive } from './live-store';
import { openStream } from './live-stream';
import { askForCounts, receive, type LiveEvent } from './live-topics';
import { onWatchedCases, watchedCases } from './watched-cases';

/**
 * One stream for all tabs of a browser (a host has six connections over HTTP/1.1): the tab that holds the lock listens
 * for the cases of all and tells the others. When it closes, the next in line takes the lock and the stream.
 */
const LOCK = 'hall-live';
const REOPEN_MS = 5_000;
/** A page that leads on to another watches none for a moment. */
const SETTLE_MS = 150;

type TabNews =
  | { event: LiveEvent }
  | { line: 'opened' | 'beat' | 'lost' }
  | { watches: { tab: string; cases: string[] } }
  | { ask: true };

const TAB = crypto.randomUUID();

export function startLive(): () => void {
  const stop = new AbortController();
  const tabs = new BroadcastChannel(LOCK);
  let leading: Lead | null = null;
  const tell = (news: TabNews): void => {
    tabs.postMessage(news);
  };
  const tellWatched = (cases = watchedCases()): void => {
    tell({ watches: { tab: TAB, cases } });
    leading?.watch(TAB, cases);
  };
  tabs.onmessage = ({ data }: MessageEvent<TabNews>) => {
    if ('event' in data) receive(data.event);
    if ('line' in data) HEAR[data.line]();
    if ('ask' in data) tellWatched();
    if ('watches' in data) leading?.join(data.watches.tab, data.watches.cases);
  };
  const unwatchLine = watchLine(() => leading?.reopen());
  const leave = (): void => {
    tellWatched([]);
  };
  onWatchedCases(tellWatched);
  tellWatched();
  window.addEventListener('pagehide', leave);
  navigator.locks
    .request(LOCK, { signal: stop.signal }, () => {
      leading = new Lead(tell);
      tell({ ask: true });
      return new Promise<void>((resolve) => {
        stop.signal.addEventListener('abort', () => {
          resolve();
        });
      });
    })
    .catch(() => undefined);
  return () => {
    window.removeEventListener('pagehide', leave);
    onWatchedCases(() => undefined);
    leave();
    leading?.close();
    unwatchLine();
    stop.abort();
    tabs.close();
  };
}

const HEAR = { opened, beat: heard, lost };

/** The tab that holds the stream. */
class Lead {
  private readonly cases = new Map<string, readonly string[]>([[TAB, watchedCases()]]);
  private stream: { close(): void } | null = null;
  private opening: { close(): void } | null = null;
  private next: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly tell: (news: TabNews) => void) {
    this.open();
  }

  /** A tab that has just opened would otherwise wait for the next beat to learn how the line stands. */
  join(tab: string, cases: readonly string[]): void {
    this.watch(tab, cases);
    const { connected, broken } = useLive.getState();
    if (connected) this.tell({ line: 'beat' });
    else if (broken) this.tell({ line: 'lost' });
  }

  watch(tab: string, cases: readonly string[]): void {
    const before = this.named().join();
    if (cases.length === 0) this.cases.delete(tab);
    else this.cases.set(tab, cases);
    if (this.named().join() !== before) this.openIn(SETTLE_MS);
  }

  /** The present stream is of no use any more. */
  reopen(): void {
    this.close();
    this.open();
  }

  close(): void {
    clearTimeout(this.next);
    this.opening?.close();
    this.stream?.close();
    this.opening = null;
    this.stream = null;
  }

  private named(): string[] {
    return [...new Set([...this.cases.values()].flat())];
  }

  private openIn(ms: number): void {
    clearTimeout(this.next);
    this.next = setTimeout(() => {
      this.open();
    }, ms);
  }

  /** The stream before goes on until the new one stands, so that nothing falls between them. */
  private open(): void {
    clearTimeout(this.next);
    this.opening?.close();
    const stream = openStream(this.named(), {
      opened: () => {
        const stood = this.stream !== null && this.stream !== stream;
        if (stood) this.stream?.close();
        this.stream = stream;
        this.opening = null;
        this.line(stood ? 'beat' : 'opened');
      },
      beat: () => {
        this.line('beat');
      },
      event: (event) => {
        this.line('beat');
        receive(event);
        this.tell({ event });
      },
      ended: () => {
        askForCounts();
      },
      broken: (forGood) => {
        this.line('lost');
        if (!forGood) return;
        // Should the session be over, the counts say so, and the page locks.
        askForCounts();
        this.openIn(REOPEN_MS);
      },
    });
    this.opening = stream;
  }

  private line(news: 'opened' | 'beat' | 'lost'): void {
    HEAR[news]();
    this.tell({ line: news });
  }
}
