import { Controller, Get, Param, Query, Req, type StreamableFile } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import type { DataSource } from 'typeorm';
import { Allow, CurrentActor, type StaffActor } from '#apps/api/auth/actor';
import { Audit } from '#apps/api/auth/audit';
import { circumstancesOf } from '#apps/api/auth/circumstances';
import { MEMBER_READERS, OfficeScope } from '#apps/api/office/office-scope';
import {
  OfficeChangesPage,
  OfficeChangesQuery,
  OfficeSheetQuery,
  OfficeStatusesPage,
  OfficeStatusesQuery,
} from '#apps/api/office/office.dto';
import { Answers } from '#apps/api/problems/answers';
import { Problem } from '#apps/api/problems/problem';
import { ChangeHistory } from '#apps/api/records/change-history';
import { Dictionaries } from '#apps/api/records/dictionaries';
import { requireDays } from '#apps/api/records/record-queries';
import { sheetFile, XLSX_TYPE } from '#apps/api/registers/sheet-file';
import { cityDayOf } from '#libs/fund/city-time';
import { databaseNow } from '#libs/persistence/database/database-clock';
import { CENTRE_QUERIES, type CentreScope } from '#libs/record-files/centre-lines';
import { momentsOf } from '#libs/record-files/record-query';
import { recordSheet } from '#libs/record-files/record-sheet';

type Asked = Pick<OfficeSheetQuery, 'from' | 'to' | 'accountNo' | 'unit'>;

/** 10.1 and 10.2 across units: of one of them, of one member, or of all units of the reader's branches. */
@ApiTags('office')
@Allow(...MEMBER_READERS)
@Controller('office/queries')
export class OfficeQueriesController {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly scope: OfficeScope,
    private readonly history: ChangeHistory,
    private readonly dictionaries: Dictionaries,
    private readonly audit: Audit,
  ) {}

  @Get('member-changes')
  @Answers(404)
  @ApiOperation({ summary: '10.1 客户信息变更查询: of members of any unit, newest first' })
  @ApiOkResponse({ type: OfficeChangesPage })
  async memberChanges(
    @CurrentActor() actor: StaffActor,
    @Query() { after, limit, ...asked }: OfficeChangesQuery,
    @Req() request: Request,
  ): Promise<OfficeChangesPage> {
    const { branches, unitId, member } = await this.scopeOf(actor, asked);
    await this.log(actor, request, 'members-queried', asked);
    const page = { branches, unitId, after, limit, ...momentsOf(asked) };
    return this.history.ofCentre({ memberId: member?.memberId, ...page });
  }

  @Get('status-changes')
  @Answers(404)
  @ApiOperation({ summary: '10.2 账户状态变更查询: of accounts of any unit, newest first' })
  @ApiOkResponse({ type: OfficeStatusesPage })
  async statusChanges(
    @CurrentActor() actor: StaffActor,
    @Query() { after, limit, kind, ...asked }: OfficeStatusesQuery,
    @Req() request: Request,
  ): Promise<OfficeStatusesPage> {
    const { branches, unitId, member } = await this.scopeOf(actor, asked);
    await this.log(actor, request, 'members-queried', asked);
    const page = { branches, unitId, kind, after, limit, ...momentsOf(asked) };
    return this.history.statusesOfCentre({ accountId: member?.accountId, ...page });
  }

  @Get(':query/sheet')
  @ApiOperation({ summary: 'Everything the query finds, as a spreadsheet' })
  @ApiProduces(XLSX_TYPE, 'text/csv')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async sheet(
    @CurrentActor() actor: StaffActor,
    @Param('query') name: string,
    @Query() { format, ...asked }: OfficeSheetQuery,
    @Req() request: Request,
  ): Promise<StreamableFile> {
    const queryOf = new Map(Object.entries(CENTRE_QUERIES)).get(name);
    if (queryOf === undefined) throw new Problem(404, 'QUERY_NOT_FOUND');
    const query = queryOf(await this.scopeOf(actor, asked));
    await this.log(actor, request, 'members-exported', asked);
    const { manager } = this.dataSource;
    // Of no one unit: the lines themselves know whose they are.
    const whole = { ...asked, unitId: 0, labels: await this.dictionaries.labels() };
    const day = cityDayOf(await databaseNow(manager));
    return sheetFile(
      recordSheet(manager, query, whole, format),
      `${query.title.zh}-${day}`,
      format,
    );
  }

  /** @throws Problem 404 for a unit or a member that is not there or not the reader's, 422 for days */
  private async scopeOf(actor: StaffActor, asked: Asked): Promise<CentreScope> {
    requireDays(asked);
    const { accountNo, unit } = asked;
    const branches = this.scope.branchesOf(actor);
    const unitId = unit === undefined ? undefined : (await this.scope.unit(actor, unit)).id;
    if (accountNo === undefined) return { branches, unitId };
    return { branches, unitId, member: await this.scope.member(actor, accountNo, unit) };
  }

  private log(
    owner: StaffActor,
    request: Request,
    act: 'members-queried' | 'members-exported',
    { accountNo = '', unit = '' }: Asked,
  ): Promise<void> {
    const { address } = circumstancesOf(request);
    return this.audit.write({ owner, act, subject: `${unit}/${accountNo}`, address });
  }
}
