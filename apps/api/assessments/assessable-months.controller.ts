import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { AssessmentMonths } from '#apps/api/assessments/assessment-months';
import {
  LinesQuery,
  MembersInMonthPage,
  MonthPageQuery,
  MonthPreviewView,
  MonthsToAssessView,
} from '#apps/api/assessments/assessment.dto';
import { FindingsPage } from '#apps/api/assessments/finding.dto';
import { memberView } from '#apps/api/assessments/assessment-views';
import { Allow, CurrentActor, type OperatorActor } from '#apps/api/auth/actor';
import { pageOf } from '#apps/api/page-of';
import { MonthPart } from '#apps/api/path-parts';
import { refusalView } from '#apps/api/registers/register-views';
import { changesInMonth } from '#libs/persistence/assessments/assessment-lists';

/** 5.1: the months the operator's unit can assess, and what each would come to. */
@ApiTags('assessments')
@Allow('operator')
@Controller('assessable-months')
export class AssessableMonthsController {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly months: AssessmentMonths,
  ) {}

  @Get()
  @ApiOkResponse({ type: MonthsToAssessView })
  async list(@CurrentActor() { unitId }: OperatorActor): Promise<MonthsToAssessView> {
    const { months, refusal } = await this.months.open(unitId);
    return { months: [...months], refusal: refusal === null ? null : refusalView(refusal) };
  }

  @Get(':month')
  @ApiOperation({
    summary: 'The record of domain 4 as it would be now, and what stands against it',
  })
  @ApiOkResponse({ type: MonthPreviewView })
  async preview(
    @CurrentActor() { unitId }: OperatorActor,
    @Param('month', MonthPart) month: string,
  ): Promise<MonthPreviewView> {
    return this.months.preview(unitId, month);
  }

  @Get(':month/changes')
  @ApiOperation({ summary: 'Who comes, leaves or changes against the month before, and why' })
  @ApiOkResponse({ type: MembersInMonthPage })
  async changes(
    @CurrentActor() { unitId }: OperatorActor,
    @Param('month', MonthPart) month: string,
    @Query() { after, limit }: LinesQuery,
  ): Promise<MembersInMonthPage> {
    await this.months.requireOpen(unitId, month);
    const page = { after, limit: limit + 1 };
    const found = await changesInMonth(this.dataSource.manager, { unitId, month }, page);
    return pageOf(found, limit, memberView, ({ accountId }) => String(accountId));
  }

  @Get(':month/findings')
  @ApiOperation({ summary: 'Members with a base out of bounds or data missing, and the remedy' })
  @ApiOkResponse({ type: FindingsPage })
  findings(
    @CurrentActor() { unitId }: OperatorActor,
    @Param('month', MonthPart) month: string,
    @Query() page: MonthPageQuery,
  ): Promise<FindingsPage> {
    return this.months.findings(unitId, month, page);
  }
}
