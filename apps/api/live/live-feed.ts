import {
  Injectable,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Subject, type Observable } from 'rxjs';
import type { DataSource } from 'typeorm';
import { Log } from '#apps/api/observability/log';
import {
  newestHintId,
  pruneHints,
  recentHints,
  type LiveHint,
} from '#libs/persistence/live-hint-queries';
import { findSubmission } from '#libs/persistence/submission-store';

const EVERY_MS = 400;
const SEEN_MAX = 5_000;
const OWNERS_MAX = 5_000;
const PRUNE_EVERY_MS = 60_000;

interface CaseOwner {
  readonly unitId: number;
  readonly branchCode: string;
}

/** A hint with whose case it is about, if it is about one. */
export type FedHint = LiveHint & { readonly ownedBy: CaseOwner | null };

/**
 * Reads the hints all api processes and workers write, and hands them to this process's streams. One indexed read
 * every 400 ms a process, whatever the number of browsers; no broker to run.
 */
@Injectable()
export class LiveFeed implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly hints = new Subject<FedHint>();
  private readonly seen = new Set<string>();
  private readonly owners = new Map<string, CaseOwner>();
  private last = '0';
  private prunedAt = 0;
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly log: Log,
  ) {}

  get all(): Observable<FedHint> {
    return this.hints;
  }

  onApplicationBootstrap(): void {
    this.schedule();
  }

  onApplicationShutdown(): void {
    this.stopped = true;
    clearTimeout(this.timer);
    this.hints.complete();
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
    if (this.last === '0') this.last = await newestHintId(manager);
    for (const hint of await recentHints(manager, this.last)) {
      if (this.seen.has(hint.id)) continue;
      this.remember(hint.id);
      if (BigInt(hint.id) > BigInt(this.last)) this.last = hint.id;
      this.hints.next({ ...hint, ownedBy: await this.ownerOf(hint) });
    }
    if (Date.now() - this.prunedAt > PRUNE_EVERY_MS) {
      this.prunedAt = Date.now();
      await pruneHints(manager);
    }
  }

  /** Unit and branch of the case a hint is about: they decide who may hear of it. */
  private async ownerOf({ channel }: LiveHint): Promise<CaseOwner | null> {
    if (!channel.startsWith('case/')) return null;
    const businessNo = channel.slice('case/'.length);
    const known = this.owners.get(businessNo);
    if (known !== undefined) return known;
    const row = await findSubmission(this.dataSource.manager, businessNo);
    if (row === null) return null;
    if (this.owners.size >= OWNERS_MAX) this.owners.clear();
    const owner = { unitId: row.unitId, branchCode: row.branchCode };
    this.owners.set(businessNo, owner);
    return owner;
  }

  private remember(id: string): void {
    this.seen.add(id);
    if (this.seen.size <= SEEN_MAX) return;
    const [oldest] = this.seen;
    if (oldest !== undefined) this.seen.delete(oldest);
  }
}
