import { Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { Public } from '#apps/api/auth/actor';
import { Answers } from '#apps/api/problems/answers';
import { DebitAnswerResultDto } from '#apps/api/settlement/debit.dto';
import { Notifications } from '#apps/api/settlement/notifications';
import { NotificationResultDto } from '#apps/api/settlement/settlement.dto';
import { SignedByBank } from '#apps/api/settlement/signed-by-bank';

/** The bank's door: no session, a signature instead (docs/operations.md). */
@ApiTags('settlement')
@Controller('bank')
export class BankNotificationsController {
  constructor(private readonly notifications: Notifications) {}

  @Public()
  @Answers(401, 404, 409, 422)
  @ApiOperation({
    summary: 'Money came in: HMAC-SHA256 in hex of `timestamp.nonce.body` by the shared secret',
  })
  @SignedByBank(
    'b1-2026112900000001-1',
    'JSON of bankAccount, serial, bookedOn, valueOn, fen (digits), payerName, payerAccount, remark, summary',
  )
  @ApiOkResponse({ type: NotificationResultDto })
  @HttpCode(200)
  @Post('notifications')
  take(@Req() request: Request): Promise<NotificationResultDto> {
    return this.notifications.take(request);
  }

  @Public()
  @Answers(401, 404, 409, 422)
  @ApiOperation({ summary: 'An order to collect was not carried out: signed like notifications' })
  @SignedByBank(
    'd1-2026112900000046-1',
    'JSON of orderNo, reason. What was collected is told as a notification of money.',
  )
  @ApiOkResponse({ type: DebitAnswerResultDto })
  @HttpCode(200)
  @Post('debit-answers')
  refuse(@Req() request: Request): Promise<DebitAnswerResultDto> {
    return this.notifications.refuse(request);
  }
}
