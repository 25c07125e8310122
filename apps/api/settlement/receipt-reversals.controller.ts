import { Body, Controller, Get, HttpCode, Ip, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor, type StaffActor } from '#apps/api/auth/actor';
import { ReceiptId } from '#apps/api/path-parts';
import {
  ClaimantDto,
  ClaimantQuery,
  ClaimReversalRequest,
  TakeBackDto,
  TakeBackRequest,
} from '#apps/api/settlement/receipt-reversal.dto';
import { ReceiptReversals } from '#apps/api/settlement/receipt-reversals';
import { ReceiptDto } from '#apps/api/settlement/settlement.dto';

/** What is undone of a receipt: one cashier asks, another decides, and the hall carries it out. */
@ApiTags('settlement')
@Allow('cashier')
@Controller('receipts')
export class ReceiptReversalsController {
  constructor(private readonly reversals: ReceiptReversals) {}

  @Allow('cashier', 'auditor')
  @ApiOperation({ summary: 'What comes to be owed again by a take-back, or came to be' })
  @ApiOkResponse({ type: TakeBackDto })
  @Get(':id/take-back')
  seen(
    @CurrentActor() actor: StaffActor,
    @Param('id', ReceiptId) id: string,
  ): Promise<TakeBackDto> {
    return this.reversals.seen(actor, id);
  }

  @ApiOperation({ summary: '银行收回: asks for it to be reversed; another cashier decides' })
  @ApiOkResponse({ type: ReceiptDto })
  @HttpCode(200)
  @Post(':id/take-back')
  askTakeBack(
    @CurrentActor() actor: StaffActor,
    @Param('id', ReceiptId) id: string,
    @Body() body: TakeBackRequest,
    @Ip() address: string,
  ): Promise<ReceiptDto> {
    return this.reversals.askTakeBack(actor, id, body, address);
  }

  @ApiOperation({ summary: '撤销认领: asks for a claim to be undone; another cashier decides' })
  @ApiOkResponse({ type: ReceiptDto })
  @HttpCode(200)
  @Post(':id/claim-reversal')
  askClaimReversal(
    @CurrentActor() actor: StaffActor,
    @Param('id', ReceiptId) id: string,
    @Body() { reason }: ClaimReversalRequest,
    @Ip() address: string,
  ): Promise<ReceiptDto> {
    return this.reversals.askClaimReversal(actor, id, reason, address);
  }

  @ApiOperation({ summary: 'The unit that a claim would be for, and what it has still to pay' })
  @ApiOkResponse({ type: ClaimantDto })
  @Get(':id/claimant')
  claimant(
    @CurrentActor() actor: StaffActor,
    @Param('id', ReceiptId) id: string,
    @Query() { unitAccountNo }: ClaimantQuery,
  ): Promise<ClaimantDto> {
    return this.reversals.claimant(actor, id, unitAccountNo);
  }
}
