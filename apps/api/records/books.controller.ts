import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor, type Actor } from '#apps/api/auth/actor';
import { FlowEntryId } from '#apps/api/path-parts';
import {
  AccountPage,
  AccountQuery,
  FlowEntryView,
  FlowMembersPage,
  FlowMembersQuery,
  FlowPage,
  FlowQuery,
} from '#apps/api/records/books.dto';
import { operatorOf } from '#apps/api/records/operator-actor';
import { RecordQueries } from '#apps/api/records/record-queries';
import { UnitBooks } from '#apps/api/records/unit-books';

/** 单位信息查询 7.2 and 7.3: what the books say of the operator's own unit. */
@ApiTags('queries')
@Allow('operator')
@Controller('queries')
export class BooksController {
  constructor(
    private readonly books: UnitBooks,
    private readonly queries: RecordQueries,
  ) {}

  @Get('account')
  @ApiOperation({ summary: '7.2 账户信息查询: by months, newest first' })
  @ApiOkResponse({ type: AccountPage })
  async account(@CurrentActor() actor: Actor, @Query() asked: AccountQuery): Promise<AccountPage> {
    const { unitId } = await this.queries.scopeOf(operatorOf(actor).unitId, asked);
    return this.books.account(unitId, asked);
  }

  @Get('flow')
  @ApiOperation({ summary: '7.3 业务流水查询: by type and posting day, newest first' })
  @ApiOkResponse({ type: FlowPage })
  async flow(
    @CurrentActor() actor: Actor,
    @Query() { from, to, type, after, limit }: FlowQuery,
  ): Promise<FlowPage> {
    const { unitId } = await this.queries.scopeOf(operatorOf(actor).unitId, { from, to });
    return this.books.flow({ unitId, from, to, type, after, limit });
  }

  @Get('flow-entries/:id')
  @ApiOperation({ summary: '7.3: one entry' })
  @ApiOkResponse({ type: FlowEntryView })
  entry(
    @CurrentActor() actor: Actor,
    @Param('id', FlowEntryId) id: string,
  ): Promise<FlowEntryView> {
    return this.books.entry(operatorOf(actor).unitId, id);
  }

  @Get('flow-entries/:id/members')
  @ApiOperation({ summary: '7.3 明细: what an entry was for each member' })
  @ApiOkResponse({ type: FlowMembersPage })
  members(
    @CurrentActor() actor: Actor,
    @Param('id', FlowEntryId) entry: string,
    @Query() { after, limit }: FlowMembersQuery,
  ): Promise<FlowMembersPage> {
    return this.books.members(operatorOf(actor).unitId, { entry, after, limit });
  }
}
