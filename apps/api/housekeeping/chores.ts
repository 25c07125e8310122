import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import { FileStore } from '#libs/documents/file-store';
import { forgetOldChallenges } from '#libs/persistence/access/challenge-store';
import { forgetOldKeys } from '#libs/persistence/access/idempotency-store';
import { forgetOldSessions } from '#libs/persistence/access/session-store';
import { forgetOldTries } from '#libs/persistence/access/throttle-store';
import {
  cancelForgottenImports,
  dropLeftLines,
  lateOriginals,
} from '#libs/persistence/imports/import-sweep';
import { orderLapses } from '#libs/persistence/assessments/supplement-lapse';
import { databaseNow } from '#libs/persistence/database/database-clock';
import { refuseSilentImports } from '#libs/persistence/imports/import-store';
import { pruneHints } from '#libs/persistence/live/live-hint-queries';
import { dueBytes, takeLeft } from '#libs/persistence/papers/scan-left-store';
import { dropStaleUploads } from '#libs/persistence/papers/scan-upload-store';
import { inTransaction } from '#libs/persistence/database/transaction';
import { ImportOriginals } from '#apps/api/registers/import-originals';
import { StagedUploads } from '#apps/api/scans/staged-uploads';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const PAPERS_A_SWEEP = 5_000;
const TRIES_KEPT_DAYS = 2;

/** Long enough for 'last sign-in' after a quarter's absence; who signed in before that stands in the audit. */
const SESSIONS_KEPT_DAYS = 100;

/** What is to be taken away, each chore by itself: one that fails keeps none of the others from its work. */
@Injectable()
export class Chores {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly originals: ImportOriginals,
    private readonly staged: StagedUploads,
    private readonly files: FileStore,
  ) {}

  readonly all: Readonly<Record<string, () => Promise<void>>> = {
    tries: () => this.forget(forgetOldTries, TRIES_KEPT_DAYS * DAY_MS),
    sessions: () => this.forget(forgetOldSessions, SESSIONS_KEPT_DAYS * DAY_MS),
    challenges: () => this.forget(forgetOldChallenges, HOUR_MS),
    'idempotency keys': () => forgetOldKeys(this.dataSource.manager),
    'live hints': () => pruneHints(this.dataSource.manager),
    uploads: () => this.uploads(),
    papers: () => this.papers(),
    imports: () => this.imports(),
    lapses: () => this.lapses(),
  };

  /** What is older than so long by the clock that dated it: a process whose clock runs ahead takes nothing early. */
  private async forget<T>(
    older: (manager: EntityManager, before: Date) => Promise<T>,
    keptMs: number,
  ): Promise<T> {
    const { manager } = this.dataSource;
    return older(manager, new Date((await databaseNow(manager)).getTime() - keptMs));
  }

  /** A day is enough to come back to a broken upload; then its bytes go. */
  private async uploads(): Promise<void> {
    for (const id of await this.forget(dropStaleUploads, DAY_MS)) await this.staged.remove(id);
  }

  /** Bytes that no paper names any more and no official was shown. */
  private async papers(): Promise<void> {
    for (const hash of await dueBytes(this.dataSource.manager, PAPERS_A_SWEEP))
      await inTransaction(this.dataSource, (manager) =>
        takeLeft(manager, hash, () => this.files.delete(hash)),
      );
  }

  private async lapses(): Promise<void> {
    const { manager } = this.dataSource;
    await orderLapses(manager, await databaseNow(manager));
  }

  private async imports(): Promise<void> {
    const { manager } = this.dataSource;
    await refuseSilentImports(manager);
    await cancelForgottenImports(manager);
    await dropLeftLines(manager);
    for (const hash of await lateOriginals(manager)) await this.originals.forget(hash);
  }
}
