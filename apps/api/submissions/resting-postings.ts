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
import { CaseEngine } from '#apps/api/submissions/case-engine';
import { CommandsService } from '#apps/api/submissions/commands.service';
import { postingsAtRest, type RestingPosting } from '#libs/persistence/cases/case-queries';

const DUTY = {
  everyMs: 60_000,
  lock: 'hall-resting-postings',
  failed: 'resting postings not looked at',
};
const CASES_MAX = 200;
/** Each may wait some seconds for an engine that is silent. */
const AT_ONCE = 20;

/**
 * Looks after postings that have stood still for minutes: one whose workflow is lost or behind its row is woken; one that
 * the engine tries again and again is told to operations by the log and the figures, for nothing here cures it. Apart
 * from the sweeper, so that no posting holds up anybody's command.
 */
@Injectable()
export class RestingPostings implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly duty: SharedDuty;

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly engine: CaseEngine,
    private readonly commands: CommandsService,
    private readonly log: Log,
  ) {
    this.duty = new SharedDuty({ dataSource, log }, DUTY, () => this.look());
  }

  onApplicationBootstrap(): void {
    this.duty.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.duty.stop();
  }

  async look(): Promise<void> {
    const resting = await postingsAtRest(this.dataSource.manager, CASES_MAX);
    await byHandfuls(resting, AT_ONCE, (one) => this.lookAt(one));
  }

  /** One case that cannot be looked at must not hold up the others. */
  private async lookAt({ businessNo, seq }: RestingPosting): Promise<void> {
    try {
      const state = await this.engine.progressOf(businessNo);
      const stands = typeof state === 'string' ? state : state.stage;
      this.log.pino.warn({ businessNo, engine: stands }, 'a posting stands still');
      const isBehind = state === 'missing' || (typeof state !== 'string' && state.seq < seq);
      if (isBehind) await this.commands.wake(businessNo);
    } catch (error) {
      const cause = kindOfFailure(error);
      this.log.pino.error({ businessNo, cause }, 'a posting that stands still was not looked at');
    }
  }
}
