import { Body, Controller, Get, HttpCode, Ip, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor, type StaffActor } from '#apps/api/auth/actor';
import { ReceiptId } from '#apps/api/path-parts';
import { Answers } from '#apps/api/problems/answers';
import { Receipts } from '#apps/api/settlement/receipts';
import {
  ClaimReceiptRequest,
  DecideReceiptRequest,
  ReceiptDto,
  ReceiptPageDto,
  ReceiptQuery,
} from '#apps/api/settlement/settlement.dto';
import { TreasuryListDto, TreasuryListRequest } from '#apps/api/settlement/treasury-list.dto';

/** 到账: what came into the centre's bank accounts. */
@ApiTags('settlement')
@Allow('cashier')
@Controller('receipts')
export class ReceiptsController {
  constructor(private readonly receipts: Receipts) {}

  @Allow('cashier', 'auditor')
  @Answers(404)
  @ApiOkResponse({ type: ReceiptPageDto })
  @Get()
  list(@CurrentActor() actor: StaffActor, @Query() query: ReceiptQuery): Promise<ReceiptPageDto> {
    return this.receipts.list(actor, query);
  }

  @Allow('cashier', 'auditor')
  @ApiOkResponse({ type: ReceiptDto })
  @Get(':id')
  one(@CurrentActor() actor: StaffActor, @Param('id', ReceiptId) id: string): Promise<ReceiptDto> {
    return this.receipts.one(actor, id);
  }

  @ApiOperation({ summary: 'Says whose money in suspense is; another cashier decides' })
  @ApiOkResponse({ type: ReceiptDto })
  @HttpCode(200)
  @Post(':id/claim')
  claim(
    @CurrentActor() actor: StaffActor,
    @Param('id', ReceiptId) id: string,
    @Body() body: ClaimReceiptRequest,
    @Ip() address: string,
  ): Promise<ReceiptDto> {
    return this.receipts.claim(actor, id, body, address);
  }

  @ApiOperation({
    summary: '财政清册: for which units the treasury has paid; another cashier decides',
  })
  @ApiOkResponse({ type: ReceiptDto })
  @HttpCode(200)
  @Post(':id/treasury-list')
  bringList(
    @CurrentActor() actor: StaffActor,
    @Param('id', ReceiptId) id: string,
    @Body() body: TreasuryListRequest,
    @Ip() address: string,
  ): Promise<ReceiptDto> {
    return this.receipts.bringList(actor, id, body, address);
  }

  @Allow('cashier', 'auditor')
  @ApiOperation({ summary: 'The list a payment of the treasury is split along' })
  @ApiOkResponse({ type: TreasuryListDto })
  @Get(':id/treasury-list')
  listOf(
    @CurrentActor() actor: StaffActor,
    @Param('id', ReceiptId) id: string,
  ): Promise<TreasuryListDto> {
    return this.receipts.listOf(actor, id);
  }

  @ApiOperation({ summary: 'Decides what another cashier brought forward' })
  @ApiOkResponse({ type: ReceiptDto })
  @HttpCode(200)
  @Post(':id/decision')
  decide(
    @CurrentActor() actor: StaffActor,
    @Param('id', ReceiptId) id: string,
    @Body() body: DecideReceiptRequest,
    @Ip() address: string,
  ): Promise<ReceiptDto> {
    return this.receipts.decide(actor, id, body, address);
  }

  @ApiOperation({ summary: '撤回: whoever brought something forward takes it back, undecided' })
  @ApiOkResponse({ type: ReceiptDto })
  @HttpCode(200)
  @Post(':id/withdrawal')
  withdraw(
    @CurrentActor() actor: StaffActor,
    @Param('id', ReceiptId) id: string,
    @Ip() address: string,
  ): Promise<ReceiptDto> {
    return this.receipts.withdraw(actor, id, address);
  }
}
