import {
  Injectable,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { kindOfFailure } from '#apps/api/observability/kind-of-failure';
import { Log } from '#apps/api/observability/log';
import { byHandfuls } from '#apps/api/periodic';
import { SharedDuty } from '#apps/api/shared-duty';
import { CommandsService } from '#apps/api/submissions/commands.service';
import { countTry, pendingCommands } from '#libs/persistence/cases/command-store';
import type { CommandEntity } from '#libs/persistence/entities/submission.entity';

const DUTY = {
  everyMs: 3_000,
  lock: 'hall-sweeper',
  failed: 'sweep failed, tried again later',
};
/** A command without an answer after so many tries is an alarm. */
const ALARM_TRIES = 5;
const PER_SWEEP = 200;
/** Each may wait some seconds for its answer, and there is one of a case only. */
const AT_ONCE = 10;

/** Sends again, in order within a case, every command without an outcome. One api process sweeps at a time. */
@Injectable()
export class Sweeper implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly duty: SharedDuty;

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly commands: CommandsService,
    private readonly log: Log,
  ) {
    this.duty = new SharedDuty({ dataSource, log }, DUTY, () => this.sweep());
  }

  onApplicationBootstrap(): void {
    this.duty.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.duty.stop();
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
