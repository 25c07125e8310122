import {
  Injectable,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { kindOfFailure } from '#apps/api/observability/kind-of-failure';
import { Log } from '#apps/api/observability/log';
import { SharedDuty } from '#apps/api/shared-duty';
import { RuleViolation } from '#libs/fund/rule-violation';
import { inTransaction, isWorldFailing } from '#libs/persistence/database/transaction';
import { carryOutReversal } from '#libs/persistence/settlement/carry-out-reversal';
import {
  failReversal,
  reversalsOrdered,
} from '#libs/persistence/settlement/receipt-reversal-store';

const DUTY = {
  everyMs: 1_000,
  lock: 'hall-reversals',
  failed: 'what was agreed to be undone of receipts was not carried out, tried again later',
};
const PER_TURN = 20;
/** A month is on its way to the members: a moment later it is there, or is not. */
const PASSING = 'TAKE_BACK_ALLOCATING';

/**
 * Carries out what two cashiers agreed to undo of receipts: a treasury's list moves hundreds of units in one transaction, which
 * no request waits for. One api process does it at a time; one that is killed has done nothing of it, and the next turn does it.
 */
@Injectable()
export class ReversalDuty implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly duty: SharedDuty;

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly log: Log,
  ) {
    this.duty = new SharedDuty({ dataSource, log }, DUTY, () => this.turn());
  }

  onApplicationBootstrap(): void {
    this.duty.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.duty.stop();
  }

  private async turn(): Promise<void> {
    for (const id of await reversalsOrdered(this.dataSource.manager, PER_TURN))
      await this.carryOut(id);
  }

  /** One that cannot be carried out does not hold up the others. */
  private async carryOut(id: string): Promise<void> {
    try {
      await inTransaction(this.dataSource, (manager) => carryOutReversal(manager, id));
    } catch (error) {
      if (isWorldFailing(error)) throw error;
      if (!(error instanceof RuleViolation))
        this.log.pino.error({ reversal: id, cause: kindOfFailure(error) }, 'reversal not done');
      else if (error.code !== PASSING)
        await inTransaction(this.dataSource, (manager) => failReversal(manager, id, error));
    }
  }
}
