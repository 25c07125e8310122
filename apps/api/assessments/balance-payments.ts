import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { CommandsService } from '#apps/api/submissions/commands.service';
import { RuleViolation } from '#libs/fund/rule-violation';
import {
  openAssessments,
  requireNotDueToAllocate,
} from '#libs/persistence/assessments/assessment-queries';
import { gather, unallocatedOf } from '#libs/persistence/assessments/gather-store';
import { release } from '#libs/persistence/assessments/release-store';
import { lockUnit } from '#libs/persistence/cases/conflict-store';
import { commandsDueOf } from '#libs/persistence/cases/command-store';
import { databaseNow } from '#libs/persistence/database/database-clock';
import { hint } from '#libs/persistence/live/live-hints';
import { inTransaction } from '#libs/persistence/database/transaction';

/** Between a unit's unallocated balance and what its assessments gather: only by the operator's act (domain 5). */
@Injectable()
export class BalancePayments {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly commands: CommandsService,
  ) {}

  /** The request's own key keeps it from being paid twice. */
  async pay(businessNo: string, fen: bigint): Promise<void> {
    const allocating = await inTransaction(this.dataSource, async (manager) => {
      const [found] = await openAssessments(manager, { businessNo });
      if (found === undefined) throw new RuleViolation('ASSESSMENT_NOT_FOUND');
      const gathered = await gather(manager, {
        businessNo,
        source: 'unit',
        fen,
        from: unallocatedOf(found.unitId),
        key: `${businessNo}/balance/${randomUUID()}`,
        now: await databaseNow(manager),
      });
      await hint(manager, `case/${businessNo}`, 'case');
      return gathered.allocating;
    });
    if (allocating !== null) await this.hurry(allocating);
  }

  async release(unitId: number, businessNo: string): Promise<void> {
    await inTransaction(this.dataSource, async (manager) => {
      await lockUnit(manager, unitId);
      await requireNotDueToAllocate(manager, unitId, businessNo);
      const now = await databaseNow(manager);
      await release(manager, businessNo, { unitId, now, because: randomUUID() });
      await hint(manager, `case/${businessNo}`, 'case');
    });
  }

  /** The allocation is the sweeper's to send; whoever paid need not wait for its round. */
  private async hurry(businessNo: string): Promise<void> {
    for (const command of await commandsDueOf(this.dataSource.manager, businessNo))
      await this.commands.send(command);
  }
}
