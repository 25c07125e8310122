import {
  Injectable,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Log } from '#apps/api/observability/log';
import { CommandsService } from '#apps/api/submissions/commands.service';
import { postingsAtRest } from '#libs/persistence/case-reader';
import { countTry, pendingCommands } from '#libs/persistence/command-store';
import type { CommandEntity } from '#libs/persistence/entities/submission.entity';
import { withNamedLock } from '#libs/persistence/named-lock';

const EVERY_MS = 3_000;
/** A command without an answer after so many tries is an alarm. */
const ALARM_TRIES = 5;
const PER_SWEEP = 200;

/** Sends again, in order within a case, every command without an outcome, and wakes postings that stand still. One api process sweeps at a time. */
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
      this.log.pino.warn({ cause: kindOf(error) }, 'sweep failed, tried again later');
    }
  }

  private async sweep(): Promise<void> {
    const pending = await pendingCommands(this.dataSource.manager, PER_SWEEP);
    for (const command of pending) await this.sendSafely(command);
    for (const { businessNo } of await postingsAtRest(this.dataSource.manager, PER_SWEEP)) {
      this.log.pino.warn({ businessNo }, 'a posting stands still, its case is woken');
      await this.commands.wake(businessNo);
    }
  }

  /** One command that cannot be sent must not hold up the others. */
  private async sendSafely(command: CommandEntity): Promise<void> {
    const { requestId, businessNo, verb } = command;
    const tries = await countTry(this.dataSource.manager, command);
    const sent = await this.commands.send(command).catch((error: unknown) => {
      this.log.pino.error(
        { requestId, businessNo, verb, cause: kindOf(error) },
        'command not sent',
      );
      return command;
    });
    const level = sent.outcome === null && tries >= ALARM_TRIES ? 'error' : 'info';
    this.log.pino[level]({ requestId, businessNo, verb, tries }, 'command sent again');
  }
}

/** Of a database's error the kind only: its message may quote a row. */
function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error ? `${error.name} ${String(error.code)}` : error.name;
}
