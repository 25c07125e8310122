import { Body, Controller, Get, HttpCode, Ip, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor, type StaffActor } from '#apps/api/auth/actor';
import { DebitNo } from '#apps/api/path-parts';
import { Answers } from '#apps/api/problems/answers';
import {
  BankEntryRequest,
  CashierDebitDto,
  CashierDebitsPage,
  DebitQuery,
  PaymentFailureRequest,
} from '#apps/api/settlement/debit.dto';
import { Debits } from '#apps/api/settlement/debits';

/** 委托收款 as cashiers see it: the bank answers; where it is silent, they ask it. */
@ApiTags('settlement')
@Allow('cashier')
@Controller('debit-orders')
export class DebitsController {
  constructor(private readonly debits: Debits) {}

  @Allow('cashier', 'auditor')
  @Answers(404)
  @ApiOkResponse({ type: CashierDebitsPage })
  @Get()
  list(@CurrentActor() actor: StaffActor, @Query() query: DebitQuery): Promise<CashierDebitsPage> {
    return this.debits.list(actor, query);
  }

  @ApiOperation({ summary: 'Silent beyond its time, the bank has collected by this entry' })
  @ApiOkResponse({ type: CashierDebitDto })
  @HttpCode(200)
  @Post(':orderNo/acceptance')
  accept(
    @CurrentActor() actor: StaffActor,
    @Param('orderNo', DebitNo) orderNo: string,
    @Body() body: BankEntryRequest,
    @Ip() address: string,
  ): Promise<CashierDebitDto> {
    return this.debits.accept(actor, orderNo, body, address);
  }

  @ApiOperation({ summary: 'Silent beyond its time, the bank has not collected' })
  @ApiOkResponse({ type: CashierDebitDto })
  @HttpCode(200)
  @Post(':orderNo/refusal')
  refuse(
    @CurrentActor() actor: StaffActor,
    @Param('orderNo', DebitNo) orderNo: string,
    @Body() { reason }: PaymentFailureRequest,
    @Ip() address: string,
  ): Promise<CashierDebitDto> {
    return this.debits.refuse(actor, orderNo, reason, address);
  }
}
