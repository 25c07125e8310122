import {
  Injectable,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { kindOfFailure } from '#apps/api/observability/kind-of-failure';
import { Log } from '#apps/api/observability/log';
import { byHandfuls, Periodic } from '#apps/api/periodic';
import { CommandsService } from '#apps/api/submissions/commands.service';
import { countTry, pendingCommands } from '#libs/persistence/command-store';
import type { CommandEntity } from '#libs/persistence/entities/submission.entity';
import { withNamedLock } from '#libs/persistence/named-lock';

const EVERY_MS = 3_000;
/** A command without an answer after so many tries is an alarm. */
const ALARM_TRIES = 5;
const PER_SWEEP = 200;
/** Each may wait some seconds for its answer, and there is one of a case only. */
const AT_ONCE = 10;

/** Sends again, in order within a case, every command without an outcome. One api process sweeps at a time. */
@Injectable()
export class Sweeper implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly periodic = new Periodic(EVERY_MS, () => this.sweepSafely());

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly commands: CommandsService,
    private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    this.periodic.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.periodic.stop();
  }

  private async sweepSafely(): Promise<void> {
    try {
      await withNamedLock(this.dataSource, 'hall-sweeper', () => this.sweep());
    } catch (error) {
      this.log.pino.warn({ cause: kindOfFailure(error) }, 'sweep failed, tried again later');
    }
  }

  private async sweep(): Promise<void> {
    const pending = await pendingCommands(this.dataSource.manager, PER_SWEEP);
    await byHandfuls(pending, AT_ONCE, (command) => this.sendSafely(command));
  }

  /** One command that cannot be sent must not hold up the others. */
  private async sendSafely(command: CommandEntity): Promise<void> {
    const { requestId, businessNo, verb } = command;
    const tries = await countTry(this.dataSource.manager, command);
    const sent = await this.commands.send(command).catch((error: unknown) => {
      this.log.pino.error(
        { requestId, businessNo, verb, cause: kindOfFailure(error) },
        'command not sent',
      );
      return command;
    });
    const level = sent.outcome === null && tries >= ALARM_TRIES ? 'error' : 'info';
    this.log.pino[level]({ requestId, businessNo, verb, tries }, 'command sent again');
  }
}
