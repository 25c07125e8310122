import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor, type OperatorActor } from '#apps/api/auth/actor';
import { NoticeNo } from '#apps/api/path-parts';
import {
  NoticeDto,
  NoticeMovementsPage,
  NoticeMovementsQuery,
  NoticePaymentRequest,
  WayRequest,
} from '#apps/api/settlement/notice.dto';
import { Notices } from '#apps/api/settlement/notices';

/** Chapter 13: how a unit pays what it is asked under one number. */
@ApiTags('settlement')
@Allow('operator')
@Controller('payment-notices')
export class NoticesController {
  constructor(private readonly notices: Notices) {}

  @ApiOperation({ summary: 'By its number, or by that of one of its months or debit orders' })
  @ApiOkResponse({ type: NoticeDto })
  @Get(':noticeNo')
  one(
    @CurrentActor() actor: OperatorActor,
    @Param('noticeNo', NoticeNo) noticeNo: string,
  ): Promise<NoticeDto> {
    return this.notices.one(actor, noticeNo);
  }

  @ApiOperation({ summary: '缴款明细: what came to the notice and what left it, newest first' })
  @ApiOkResponse({ type: NoticeMovementsPage })
  @Get(':noticeNo/movements')
  movements(
    @CurrentActor() actor: OperatorActor,
    @Param('noticeNo', NoticeNo) noticeNo: string,
    @Query() page: NoticeMovementsQuery,
  ): Promise<NoticeMovementsPage> {
    return this.notices.movements(actor, noticeNo, page);
  }

  @ApiOperation({ summary: '结算方式: how the unit will pay; nothing moves' })
  @ApiOkResponse({ type: NoticeDto })
  @Put(':noticeNo/way')
  choose(
    @CurrentActor() actor: OperatorActor,
    @Param('noticeNo', NoticeNo) noticeNo: string,
    @Body() { way }: WayRequest,
  ): Promise<NoticeDto> {
    return this.notices.choose(actor, noticeNo, way);
  }

  @ApiOperation({ summary: '暂存款: out of the unallocated balance, oldest month first' })
  @ApiOkResponse({ type: NoticeDto })
  @HttpCode(200)
  @Post(':noticeNo/balance-payments')
  pay(
    @CurrentActor() actor: OperatorActor,
    @Param('noticeNo', NoticeNo) noticeNo: string,
    @Body() { fen }: NoticePaymentRequest,
  ): Promise<NoticeDto> {
    return this.notices.pay(actor, noticeNo, BigInt(fen));
  }

  @ApiOperation({ summary: '委托收款: the bank is ordered to collect all that is open' })
  @ApiOkResponse({ type: NoticeDto })
  @HttpCode(200)
  @Post(':noticeNo/debit-orders')
  order(
    @CurrentActor() actor: OperatorActor,
    @Param('noticeNo', NoticeNo) noticeNo: string,
  ): Promise<NoticeDto> {
    return this.notices.order(actor, noticeNo);
  }
}
