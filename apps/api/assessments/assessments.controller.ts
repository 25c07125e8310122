import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  Post,
  Query,
  Res,
  type StreamableFile,
} from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Response } from 'express';
import type { DataSource } from 'typeorm';
import { Assessing } from '#apps/api/assessments/assessing';
import {
  AssessedView,
  AssessmentsPage,
  AssessmentsQuery,
  AssessmentView,
  AssessRequest,
  BalancePaymentRequest,
  LinesQuery,
  LinesSearch,
  AssessedLinesPage,
  LinesSheetQuery,
} from '#apps/api/assessments/assessment.dto';
import {
  assessedLineView,
  assessmentView,
  lacksMoney,
} from '#apps/api/assessments/assessment-views';
import { BalancePayments } from '#apps/api/assessments/balance-payments';
import { PaymentSlips } from '#apps/api/assessments/payment-slips';
import { Answers } from '#apps/api/problems/answers';
import { Allow, CurrentActor, IdempotentByItself, type OperatorActor } from '#apps/api/auth/actor';
import { pageOf } from '#apps/api/page-of';
import { BusinessNo } from '#apps/api/path-parts';
import { Problem } from '#apps/api/problems/problem';
import { sheetFile, XLSX_TYPE } from '#apps/api/registers/sheet-file';
import { allDueAgain, dueAgain } from '#apps/api/settlement/due-again';
import { RequestId } from '#apps/api/submissions/write-headers';
import {
  assessmentOf,
  assessmentsOf,
  lineMark,
  linesOf,
  type AssessmentRead,
} from '#libs/persistence/assessments/assessment-lists';
import { moneyOf } from '#libs/persistence/assessments/assessment-queries';
import { receivablesOfUnit } from '#libs/persistence/assessments/receivable-queries';
import { assessmentLines } from '#libs/record-files/assessment-lines';
import { recordSheet } from '#libs/record-files/record-sheet';

/** 5.1 and 5.2: months assessed, their members, and their payment out of the unallocated balance. */
@ApiTags('assessments')
@Allow('operator')
@Controller('assessments')
export class AssessmentsController {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly assessing: Assessing,
    private readonly payments: BalancePayments,
    private readonly slips: PaymentSlips,
  ) {}

  @ApiOperation({ summary: '汇缴核定: one or several months, oldest first, under one notice' })
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiOkResponse({ type: AssessedView })
  @IdempotentByItself()
  @HttpCode(200)
  @Post()
  assess(
    @CurrentActor() actor: OperatorActor,
    @Body() asked: AssessRequest,
    @RequestId() requestId: string,
  ): Promise<AssessedView> {
    return this.assessing.assess(actor, asked, requestId);
  }

  @Get()
  @ApiOperation({ summary: '5.2 汇缴核定查询: newest first' })
  @ApiOkResponse({ type: AssessmentsPage })
  async list(
    @CurrentActor() { unitId }: OperatorActor,
    @Query() { after, limit, all = false }: AssessmentsQuery,
  ): Promise<AssessmentsPage> {
    const asked = { unitId, openOnly: !all, after, limit: limit + 1 };
    const found = await assessmentsOf(this.dataSource.manager, asked);
    const view = await this.viewing(unitId, found);
    const { unallocatedFen } = await moneyOf(this.dataSource.manager, unitId);
    const page = pageOf(found, limit, view, ({ businessNo }) => businessNo);
    return { ...page, unallocatedFen: Number(unallocatedFen) };
  }

  @Get(':businessNo')
  @ApiOkResponse({ type: AssessmentView })
  async one(
    @CurrentActor() actor: OperatorActor,
    @Param('businessNo', BusinessNo) businessNo: string,
  ): Promise<AssessmentView> {
    return this.shown(actor, businessNo);
  }

  @Get(':businessNo/lines')
  @ApiOperation({ summary: '明细: the members as they were assessed' })
  @ApiOkResponse({ type: AssessedLinesPage })
  lines(
    @CurrentActor() actor: OperatorActor,
    @Param('businessNo', BusinessNo) businessNo: string,
    @Query() query: LinesQuery,
  ): Promise<AssessedLinesPage> {
    return this.linesFor(actor, businessNo, query);
  }

  @Get(':businessNo/lines/sheet')
  @ApiOperation({ summary: '明细 as a spreadsheet: every member, or who changed' })
  @ApiProduces(XLSX_TYPE, 'text/csv')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async sheet(
    @CurrentActor() actor: OperatorActor,
    @Param('businessNo', BusinessNo) businessNo: string,
    @Query() { format, changed = false }: LinesSheetQuery,
  ): Promise<StreamableFile> {
    const { kind, month } = await this.own(actor, businessNo);
    const query = assessmentLines({ businessNo, kind, month, changedOnly: changed });
    const asked = { unitId: actor.unitId, labels: new Map() };
    const content = recordSheet(this.dataSource.manager, query, asked, format);
    return sheetFile(content, `${query.title.zh}-${businessNo}`, format);
  }

  /** The same for words that should not stand in an address. It reads, hence no key. */
  @Post(':businessNo/lines/search')
  @HttpCode(200)
  @IdempotentByItself()
  @ApiOkResponse({ type: AssessedLinesPage })
  search(
    @CurrentActor() actor: OperatorActor,
    @Param('businessNo', BusinessNo) businessNo: string,
    @Body() query: LinesSearch,
  ): Promise<AssessedLinesPage> {
    return this.linesFor(actor, businessNo, query);
  }

  /** The stored bytes, the same for ever; printed when it is first asked for. */
  @Get(':businessNo/slip.pdf')
  @Answers(409)
  @ApiOperation({ summary: '汇补缴书: payee, sum, deadline, and what to write in the remark' })
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async slip(
    @CurrentActor() actor: OperatorActor,
    @Param('businessNo', BusinessNo) businessNo: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    await this.own(actor, businessNo);
    return this.slips.deliver(businessNo, response);
  }

  @ApiOperation({ summary: '暂存款: pays out of the unallocated balance, in part or whole' })
  @ApiOkResponse({ type: AssessmentView })
  @HttpCode(200)
  @Post(':businessNo/balance-payments')
  async pay(
    @CurrentActor() actor: OperatorActor,
    @Param('businessNo', BusinessNo) businessNo: string,
    @Body() { fen }: BalancePaymentRequest,
  ): Promise<AssessmentView> {
    await this.own(actor, businessNo);
    await this.payments.pay(businessNo, BigInt(fen));
    return this.shown(actor, businessNo);
  }

  @ApiOperation({ summary: 'What was gathered goes back to the unallocated balance' })
  @ApiOkResponse({ type: AssessmentView })
  @HttpCode(200)
  @Post(':businessNo/releases')
  async release(
    @CurrentActor() actor: OperatorActor,
    @Param('businessNo', BusinessNo) businessNo: string,
  ): Promise<AssessmentView> {
    await this.own(actor, businessNo);
    await this.payments.release(actor.unitId, businessNo);
    return this.shown(actor, businessNo);
  }

  private async shown(actor: OperatorActor, businessNo: string): Promise<AssessmentView> {
    const read = await this.own(actor, businessNo);
    return (await this.viewing(actor.unitId, [read]))(read);
  }

  /** What lacks money says why it is due once more, and what its unit owes besides. */
  private async viewing(
    unitId: number,
    reads: readonly AssessmentRead[],
  ): Promise<(read: AssessmentRead) => AssessmentView> {
    const lacking = reads.filter(lacksMoney).map(({ businessNo }) => businessNo);
    const { manager } = this.dataSource;
    const again = await dueAgain(manager, lacking);
    const receivables = await receivablesOfUnit(manager, unitId);
    return (read) =>
      assessmentView(read, { because: allDueAgain(again.get(read.businessNo)), receivables });
  }

  private async linesFor(
    actor: OperatorActor,
    businessNo: string,
    { after, limit, changed = false, ...rest }: LinesQuery | LinesSearch,
  ): Promise<AssessedLinesPage> {
    await this.own(actor, businessNo);
    const words = 'q' in rest ? rest.q : undefined;
    const asked = { businessNo, words, changedOnly: changed, after, limit: limit + 1 };
    const found = await linesOf(this.dataSource.manager, asked);
    return pageOf(found, limit, assessedLineView, lineMark);
  }

  /** @throws Problem 404, the same for one that is not there and another unit's */
  private async own({ unitId }: OperatorActor, businessNo: string): Promise<AssessmentRead> {
    const found = await assessmentOf(this.dataSource.manager, unitId, businessNo);
    if (found === null) throw new Problem(404, 'ASSESSMENT_NOT_FOUND');
    return found;
  }
}
