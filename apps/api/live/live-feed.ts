import {
  Injectable,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Observable, type Subscriber } from 'rxjs';
import type { DataSource } from 'typeorm';
import { Log } from '#apps/api/observability/log';
import { PassedIds, WAITED_MS } from '#apps/api/live/passed-ids';
import {
  hintBefore,
  HINTS_PER_READ,
  newHints,
  pruneHints,
  type LiveHint,
} from '#libs/persistence/live/live-hint-queries';

const EVERY_MS = 400;
const PRUNE_EVERY_MS = 60_000;
/** A page is read, its stream opens a moment later: what was hinted between is told again. */
const TOLD_AGAIN_MS = 10_000;

interface Told {
  readonly hint: LiveHint;
  readonly at: number;
}

/**
 * Reads the hints all api processes and workers write, and hands each to the streams of its channel. One indexed read
 * every 400 ms a process, whatever the number of browsers; no broker to run.
 */
@Injectable()
export class LiveFeed implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly listeners = new Map<string, Set<Subscriber<LiveHint>>>();
  private readonly told: Told[] = [];
  private ids: PassedIds | null = null;
  private prunedAt = -PRUNE_EVERY_MS;
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly log: Log,
  ) {}

  /** Hints of these channels, those of the last seconds first. A role at all branches hears each of them. */
  of(channels: readonly string[]): Observable<LiveHint> {
    return new Observable((listener) => {
      for (const { hint } of this.told)
        if (namesOf(hint.channel).some((name) => channels.includes(name))) listener.next(hint);
      for (const channel of channels) this.listenersOf(channel).add(listener);
      return () => {
        for (const channel of channels) this.leave(channel, listener);
      };
    });
  }

  onApplicationBootstrap(): void {
    this.schedule();
  }

  onApplicationShutdown(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  private listenersOf(channel: string): Set<Subscriber<LiveHint>> {
    const found = this.listeners.get(channel) ?? new Set();
    this.listeners.set(channel, found);
    return found;
  }

  private leave(channel: string, listener: Subscriber<LiveHint>): void {
    const found = this.listeners.get(channel);
    found?.delete(listener);
    if (found?.size === 0) this.listeners.delete(channel);
  }

  private schedule(): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      void this.readSafely().finally(() => {
        this.schedule();
      });
    }, EVERY_MS);
    this.timer.unref();
  }

  private async readSafely(): Promise<void> {
    try {
      await this.read();
    } catch (error) {
      this.log.pino.debug(
        { failure: error instanceof Error ? error.name : 'unknown' },
        'live hints not read',
      );
    }
  }

  private async read(): Promise<void> {
    const { manager } = this.dataSource;
    this.ids ??= new PassedIds(await hintBefore(manager, WAITED_MS));
    const beganMs = performance.now();
    let after = this.ids.readAfter;
    for (let full = true; full;) {
      const hints = await newHints(manager, after);
      after = hints.at(-1)?.id ?? after;
      this.tell(hints, this.ids);
      full = hints.length === HINTS_PER_READ;
    }
    this.ids.readSince(beganMs);
    this.forget();
    if (performance.now() - this.prunedAt > PRUNE_EVERY_MS) {
      this.prunedAt = performance.now();
      await pruneHints(manager);
    }
  }

  private tell(hints: readonly LiveHint[], ids: PassedIds): void {
    const at = performance.now();
    for (const hint of hints) {
      if (!ids.took(hint.id, at)) continue;
      this.told.push({ hint, at });
      for (const name of namesOf(hint.channel))
        for (const listener of this.listeners.get(name) ?? []) listener.next(hint);
    }
  }

  private forget(): void {
    const since = performance.now() - TOLD_AGAIN_MS;
    const firstKept = this.told.findIndex(({ at }) => at > since);
    this.told.splice(0, firstKept === -1 ? this.told.length : firstKept);
  }
}

/** A channel's own name, and for a role's at one branch that of the role at all. */
function namesOf(channel: string): string[] {
  const [scope, , role] = channel.split('/');
  return scope === 'role' && role !== undefined ? [channel, `role/*/${role}`] : [channel];
}
