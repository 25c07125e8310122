import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Allow, branchesHeld, CurrentActor, type StaffActor } from '#apps/api/auth/actor';
import { pageOf } from '#apps/api/page-of';
import { BANK_READERS } from '#apps/api/settlement/bank-branches';
import { ReceivablesPage, ReceivablesQuery } from '#apps/api/settlement/receivables.dto';
import {
  receivableInBooks,
  receivables,
  type ReceivableMark,
} from '#libs/persistence/assessments/receivable-queries';

/** 119: what units owe because members' balances could not give it back. */
@ApiTags('settlement')
@Allow('cashier', 'auditor')
@Controller('receivables')
export class ReceivablesController {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  @ApiOperation({ summary: '其他应收款: what stands, by unit and month, with what 119 comes to' })
  @ApiOkResponse({ type: ReceivablesPage })
  @Get()
  async list(
    @CurrentActor() actor: StaffActor,
    @Query() { after, limit }: ReceivablesQuery,
  ): Promise<ReceivablesPage> {
    const { manager } = this.dataSource;
    const branches = branchesHeld(actor, BANK_READERS);
    const found = await receivables(manager, { branches, after: markOf(after), limit: limit + 1 });
    const page = pageOf(
      found,
      limit,
      ({ accountNo, name, month, people, fen }) => ({
        unit: { accountNo, name },
        month,
        people,
        fen: Number(fen),
      }),
      ({ unitId, month }) => `${String(unitId)}-${month}`,
    );
    return { ...page, totalFen: Number(await receivableInBooks(manager, branches)) };
  }
}

function markOf(after = '0-'): ReceivableMark {
  const [unitId = '0', month = ''] = after.split('-');
  return { unitId: Number(unitId), month };
}
