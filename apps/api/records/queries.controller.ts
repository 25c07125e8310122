import { Controller, Get, Param, Query, type StreamableFile } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { DataSource } from 'typeorm';
import { cityDayOf } from '#libs/fund/city-time';
import { databaseNow } from '#libs/persistence/database/database-clock';
import { momentsOf } from '#libs/record-files/record-query';
import { recordSheet } from '#libs/record-files/record-sheet';
import { Problem } from '#apps/api/problems/problem';
import { Answers } from '#apps/api/problems/answers';
import { Allow, CurrentActor, type Actor } from '#apps/api/auth/actor';
import { ChangeHistory } from '#apps/api/records/change-history';
import { Dictionaries } from '#apps/api/records/dictionaries';
import { operatorOf } from '#apps/api/records/operator-actor';
import {
  MemberChangesQuery,
  SheetQuery,
  StatusChangesPage,
  StatusChangesQuery,
  UnitChangesQuery,
} from '#apps/api/records/query.dto';
import { ChangesPage } from '#apps/api/records/record.dto';
import { RecordQueries, recordQueryOf } from '#apps/api/records/record-queries';
import { sheetFile, XLSX_TYPE } from '#apps/api/registers/sheet-file';

/** 单位信息查询 7.1 and 缴存人信息查询 10.1, 10.2: of the operator's own unit. */
@ApiTags('queries')
@Allow('operator')
@Controller('queries')
export class QueriesController {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly history: ChangeHistory,
    private readonly queries: RecordQueries,
    private readonly dictionaries: Dictionaries,
  ) {}

  @Get('unit-changes')
  @ApiOperation({ summary: '7.1 客户信息变更查询: newest first' })
  @ApiOkResponse({ type: ChangesPage })
  async unitChanges(
    @CurrentActor() actor: Actor,
    @Query() { after, limit, ...asked }: UnitChangesQuery,
  ): Promise<ChangesPage> {
    const { unitId } = await this.queries.scopeOf(operatorOf(actor).unitId, asked);
    return this.history.ofUnit({ unitId, kind: 'unit', after, limit, ...momentsOf(asked) });
  }

  @Get('member-changes')
  @Answers(404)
  @ApiOperation({ summary: '10.1 客户信息变更查询: of all members, or of one' })
  @ApiOkResponse({ type: ChangesPage })
  async memberChanges(
    @CurrentActor() actor: Actor,
    @Query() { after, limit, ...asked }: MemberChangesQuery,
  ): Promise<ChangesPage> {
    const { unitId, member } = await this.queries.scopeOf(operatorOf(actor).unitId, asked);
    const page = { unitId, after, limit, ...momentsOf(asked) };
    return member === undefined
      ? this.history.ofUnit({ kind: 'member', ...page })
      : this.history.page({ subjects: [{ kind: 'member', id: member.memberId }], ...page });
  }

  @Get('status-changes')
  @Answers(404)
  @ApiOperation({ summary: '10.2 账户状态变更查询: by account, kind and days' })
  @ApiOkResponse({ type: StatusChangesPage })
  async statusChanges(
    @CurrentActor() actor: Actor,
    @Query() { after, limit, kind, ...asked }: StatusChangesQuery,
  ): Promise<StatusChangesPage> {
    const { unitId, member } = await this.queries.scopeOf(operatorOf(actor).unitId, asked);
    const accountId = member?.accountId;
    return this.history.statuses({ unitId, accountId, kind, after, limit, ...momentsOf(asked) });
  }

  @Get(':query/sheet')
  @ApiOperation({ summary: 'Everything the query finds, as a spreadsheet' })
  @ApiProduces(XLSX_TYPE, 'text/csv')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async sheet(
    @CurrentActor() actor: Actor,
    @Param('query') name: string,
    @Query() { format, ...asked }: SheetQuery,
  ): Promise<StreamableFile> {
    const { query } = recordQueryOf(name);
    const scope = await this.queries.scopeOf(operatorOf(actor).unitId, asked);
    if (name === 'flow-members' && scope.entry === undefined)
      throw new Problem(404, 'FLOW_ENTRY_NOT_FOUND');
    const { manager } = this.dataSource;
    const labels = await this.dictionaries.labels();
    const day = cityDayOf(await databaseNow(manager));
    return sheetFile(
      recordSheet(manager, query, { ...asked, ...scope, labels }, format),
      `${query.title.zh}-${day}`,
      format,
    );
  }
}
