import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Request } from 'express';
import type { DataSource, EntityManager } from 'typeorm';
import { Problem } from '#apps/api/problems/problem';
import { DebitAnswerBody, type DebitAnswerResultDto } from '#apps/api/settlement/debit.dto';
import { NotificationBody, type NotificationResultDto } from '#apps/api/settlement/settlement.dto';
import { SignedMessages } from '#apps/api/settlement/signed-messages';
import { plainBankAccount, plainSerial } from '#libs/bank/plain-numbers';
import type { BankReceipt } from '#libs/fund/settlement/receipt';
import { inTransaction } from '#libs/persistence/database/transaction';
import { takeNotification } from '#libs/persistence/receipts/notification-store';
import { bookReceipt } from '#libs/persistence/receipts/receipt-store';
import { takeRefusal } from '#libs/persistence/settlement/debit-store';

const DIGITS = /^-?\d{1,19}$/;

/** What the bank pushes: signed, fresh, taken once, and written before it is answered. */
@Injectable()
export class Notifications {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly messages: SignedMessages,
  ) {}

  /** Money came in; also what the bank has collected by an order. */
  async take(request: Request): Promise<NotificationResultDto> {
    const { nonce, content } = await this.messages.read(request, NotificationBody);
    const receipt = receiptOf(content);
    const { booked } = await this.once(nonce, (manager) => bookReceipt(manager, receipt, null));
    return { state: booked ? 'booked' : 'known' };
  }

  /** An order was not collected. */
  async refuse(request: Request): Promise<DebitAnswerResultDto> {
    const { nonce, content } = await this.messages.read(request, DebitAnswerBody);
    const { orderNo, reason } = content;
    return { state: await this.once(nonce, (manager) => takeRefusal(manager, orderNo, reason)) };
  }

  private once<T>(nonce: string, work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return inTransaction(this.dataSource, async (manager) => {
      if (!(await takeNotification(manager, nonce)))
        throw new Problem(409, 'NOTIFICATION_REPLAYED');
      return work(manager);
    });
  }
}

function receiptOf(told: NotificationBody): BankReceipt {
  if (!DIGITS.test(told.fen)) throw new Problem(400, 'NOTIFICATION_MALFORMED', { fields: 'fen' });
  const { bankAccount, bookedOn, valueOn, payerName, remark, summary } = told;
  return {
    bankAccount,
    serial: plainSerial(told.serial),
    bookedOn,
    valueOn,
    fen: BigInt(told.fen),
    payerName,
    payerAccount: plainBankAccount(told.payerAccount),
    remark,
    summary,
  };
}
