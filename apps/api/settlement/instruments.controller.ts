import { Body, Controller, Get, HttpCode, Ip, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor, type StaffActor } from '#apps/api/auth/actor';
import { InstrumentId } from '#apps/api/path-parts';
import { Answers } from '#apps/api/problems/answers';
import { BankEntryRequest, PaymentFailureRequest } from '#apps/api/settlement/debit.dto';
import {
  CashierInstrumentDto,
  InstrumentQuery,
  InstrumentRequest,
  InstrumentsPage,
} from '#apps/api/settlement/instrument.dto';
import { Instruments } from '#apps/api/settlement/instruments';

/** 支票、汇票、现金进账单: recorded by a cashier for a notice, booked when they clear. */
@ApiTags('settlement')
@Allow('cashier')
@Controller('instruments')
export class InstrumentsController {
  constructor(private readonly instruments: Instruments) {}

  @Allow('cashier', 'auditor')
  @Answers(404)
  @ApiOkResponse({ type: InstrumentsPage })
  @Get()
  list(
    @CurrentActor() actor: StaffActor,
    @Query() query: InstrumentQuery,
  ): Promise<InstrumentsPage> {
    return this.instruments.list(actor, query);
  }

  @ApiOperation({ summary: 'A paper of a unit for its notice; nothing is booked' })
  @Answers(404)
  @ApiOkResponse({ type: CashierInstrumentDto })
  @HttpCode(200)
  @Post()
  record(
    @CurrentActor() actor: StaffActor,
    @Body() body: InstrumentRequest,
    @Ip() address: string,
  ): Promise<CashierInstrumentDto> {
    return this.instruments.record(actor, body, address);
  }

  @ApiOperation({ summary: 'The bank has paid it, by this entry: it is booked' })
  @ApiOkResponse({ type: CashierInstrumentDto })
  @HttpCode(200)
  @Post(':id/clearing')
  clear(
    @CurrentActor() actor: StaffActor,
    @Param('id', InstrumentId) id: string,
    @Body() body: BankEntryRequest,
    @Ip() address: string,
  ): Promise<CashierInstrumentDto> {
    return this.instruments.clear(actor, id, body, address);
  }

  @ApiOperation({ summary: '退票: nothing is booked, and the unit is told why' })
  @ApiOkResponse({ type: CashierInstrumentDto })
  @HttpCode(200)
  @Post(':id/bounce')
  bounce(
    @CurrentActor() actor: StaffActor,
    @Param('id', InstrumentId) id: string,
    @Body() { reason }: PaymentFailureRequest,
    @Ip() address: string,
  ): Promise<CashierInstrumentDto> {
    return this.instruments.bounce(actor, id, reason, address);
  }
}
