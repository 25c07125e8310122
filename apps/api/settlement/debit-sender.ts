import {
  Injectable,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Config } from '#config/config';
import { kindOfFailure } from '#apps/api/observability/kind-of-failure';
import { Log } from '#apps/api/observability/log';
import { SharedDuty } from '#apps/api/shared-duty';
import { HttpDebitPort, type DebitPort } from '#libs/bank/debit-port';
import { databaseNow } from '#libs/persistence/database/database-clock';
import { inTransaction } from '#libs/persistence/database/transaction';
import { debitsToSend, type DebitRow } from '#libs/persistence/settlement/debit-queries';
import {
  handOver,
  lateDebits,
  markSent,
  putOff,
  takeRefusal,
} from '#libs/persistence/settlement/debit-store';

const DUTY = {
  everyMs: 2_000,
  lock: 'hall-debits',
  failed: 'orders to the bank were not looked after, tried again later',
};
const PER_TURN = 50;

/** Brings orders to the bank until it has them, and those it is silent about to the cashier. One api process does it at a time. */
@Injectable()
export class DebitSender implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly duty: SharedDuty;

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly config: Config,
    private readonly log: Log,
  ) {
    this.duty = new SharedDuty({ dataSource, log }, DUTY, () => this.turn());
  }

  onApplicationBootstrap(): void {
    this.duty.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.duty.stop();
  }

  private async turn(): Promise<void> {
    const { bankOrderUrl, bankNotificationSecret } = this.config;
    if (bankOrderUrl !== undefined && bankNotificationSecret !== undefined)
      await this.sendDue(new HttpDebitPort(bankOrderUrl, bankNotificationSecret));
    for (const orderNo of await lateDebits(this.dataSource.manager, PER_TURN))
      await inTransaction(this.dataSource, (manager) => handOver(manager, orderNo));
  }

  private async sendDue(bank: DebitPort): Promise<void> {
    for (const order of await debitsToSend(this.dataSource.manager, PER_TURN))
      await this.sendSafely(bank, order);
  }

  /** An order that cannot be sent must not hold up the others; the bank knows one that comes twice by its number. */
  private async sendSafely(bank: DebitPort, order: DebitRow): Promise<void> {
    const { orderNo, bankAccount, fen, payerName, payerAccount, agreementNo } = order;
    const { manager } = this.dataSource;
    try {
      const message = { orderNo, bankAccount, fen, payerName, payerAccount, agreementNo };
      const said = await bank.give({ ...message, fen: String(fen) }, await databaseNow(manager));
      if (said.taken) await markSent(manager, orderNo);
      else await inTransaction(this.dataSource, (inside) => takeRefusal(inside, orderNo, said.why));
    } catch (error) {
      this.log.pino.error({ orderNo, cause: kindOfFailure(error) }, 'debit order not sent');
      await putOff(manager, orderNo);
    }
  }
}
