import { Module } from '@nestjs/common';
import { BankAccountsController } from '#apps/api/settlement/bank-accounts.controller';
import { BankNotificationsController } from '#apps/api/settlement/bank-notifications.controller';
import { DebitSender } from '#apps/api/settlement/debit-sender';
import { Debits } from '#apps/api/settlement/debits';
import { DebitsController } from '#apps/api/settlement/debits.controller';
import { Instruments } from '#apps/api/settlement/instruments';
import { InstrumentsController } from '#apps/api/settlement/instruments.controller';
import { NoticeWays } from '#apps/api/settlement/notice-ways';
import { Notices } from '#apps/api/settlement/notices';
import { NoticesController } from '#apps/api/settlement/notices.controller';
import { Notifications } from '#apps/api/settlement/notifications';
import { ReceiptReversals } from '#apps/api/settlement/receipt-reversals';
import { ReceiptReversalsController } from '#apps/api/settlement/receipt-reversals.controller';
import { Receipts } from '#apps/api/settlement/receipts';
import { ReceiptsController } from '#apps/api/settlement/receipts.controller';
import { ReceivablesController } from '#apps/api/settlement/receivables.controller';
import { ReversalDuty } from '#apps/api/settlement/reversal-duty';
import { SignedMessages } from '#apps/api/settlement/signed-messages';
import { Statements } from '#apps/api/settlement/statements';
import { SubmissionsModule } from '#apps/api/submissions/submissions.module';

/** Money at the bank: how notices are paid, what comes in, whose it is, and whether bank and books agree. */
@Module({
  imports: [SubmissionsModule],
  controllers: [
    ReceiptsController,
    ReceiptReversalsController,
    BankAccountsController,
    ReceivablesController,
    BankNotificationsController,
    NoticesController,
    InstrumentsController,
    DebitsController,
  ],
  providers: [
    Receipts,
    ReceiptReversals,
    ReversalDuty,
    Statements,
    Notifications,
    SignedMessages,
    Notices,
    NoticeWays,
    Instruments,
    Debits,
    DebitSender,
  ],
})
export class SettlementModule {}
