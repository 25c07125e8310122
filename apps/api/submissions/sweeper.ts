import {
  Injectable,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Log } from '#apps/api/observability/log';
import { CommandsService } from '#apps/api/submissions/commands.service';
import { pendingCommands } from '#libs/persistence/command-store';
import { withNamedLock } from '#libs/persistence/named-lock';

const EVERY_MS = 3_000;
/** Longer than a caller waits, so that a living caller is never raced. */
const UNANSWERED_MS = 10_000;
const PER_SWEEP = 200;

/** Sends again, oldest first and in order within a case, every command that has no outcome. One api process sweeps at a time. */
@Injectable()
export class Sweeper implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private sweeping: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly commands: CommandsService,
    private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    this.schedule();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.sweeping;
  }

  private schedule(): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      this.sweeping = this.sweepSafely().finally(() => {
        this.schedule();
      });
    }, EVERY_MS);
    this.timer.unref();
  }

  private async sweepSafely(): Promise<void> {
    try {
      await withNamedLock(this.dataSource, 'hall-sweeper', () => this.sweep());
    } catch (error) {
      this.log.pino.warn(
        { error: error instanceof Error ? error.message : 'unknown' },
        'sweep failed, tried again later',
      );
    }
  }

  private async sweep(): Promise<void> {
    const pending = await pendingCommands(
      this.dataSource.manager,
      new Date(Date.now() - UNANSWERED_MS),
      PER_SWEEP,
    );
    const stuck = new Set<string>();
    for (const command of pending) {
      // A case's later commands wait for its earlier ones.
      if (stuck.has(command.businessNo)) continue;
      const sent = await this.commands.send(command);
      if (sent.outcome === null) stuck.add(command.businessNo);
    }
    if (pending.length > 0)
      this.log.pino.info({ pending: pending.length, stuck: stuck.size }, 'commands sent again');
  }
}
