import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { auditEntryOf } from '#apps/api/auth/audit';
import type { StaffActor } from '#apps/api/auth/actor';
import { pageOf } from '#apps/api/page-of';
import { absentAs } from '#apps/api/problems/absent-as';
import { Problem } from '#apps/api/problems/problem';
import {
  accountSeenBy,
  accountsAsked,
  BANK_READERS,
  isCashierOf,
  isCashierOfAny,
} from '#apps/api/settlement/bank-branches';
import type {
  BankEntryRequest,
  CashierDebitDto,
  CashierDebitsPage,
  DebitQuery,
} from '#apps/api/settlement/debit.dto';
import { cashierDebitView } from '#apps/api/settlement/payment-views';
import { plainSerial } from '#libs/bank/plain-numbers';
import { writeAudit } from '#libs/persistence/access/audit-log';
import { inTransaction } from '#libs/persistence/database/transaction';
import { acceptByCashier, refuseByCashier } from '#libs/persistence/settlement/debit-by-cashier';
import { debitOrder, debitsOf } from '#libs/persistence/settlement/debit-queries';

/** Orders to the bank, as the cashiers of the account that collects see and clear them up. */
@Injectable()
export class Debits {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async list(actor: StaffActor, query: DebitQuery): Promise<CashierDebitsPage> {
    const { manager } = this.dataSource;
    const accounts = await accountsAsked(manager, actor, query.bankAccount);
    const bankAccounts = accounts.map(({ code }) => code);
    return pageOf(
      await debitsOf(manager, bankAccounts, query),
      query.limit,
      (row) => cashierDebitView(row, isCashierOfAny(actor, accounts, row.bankAccount)),
      ({ orderNo }) => orderNo,
    );
  }

  async accept(
    actor: StaffActor,
    orderNo: string,
    { serial, bookedOn }: BankEntryRequest,
    address: string,
  ): Promise<CashierDebitDto> {
    await this.one(actor, orderNo);
    await inTransaction(this.dataSource, async (manager) => {
      await acceptByCashier(manager, orderNo, actor, { serial: plainSerial(serial), bookedOn });
      await writeAudit(
        manager,
        auditEntryOf({ owner: actor, act: 'debit-accepted', subject: orderNo, address }),
      );
    });
    return this.one(actor, orderNo);
  }

  async refuse(
    actor: StaffActor,
    orderNo: string,
    reason: string,
    address: string,
  ): Promise<CashierDebitDto> {
    await this.one(actor, orderNo);
    await inTransaction(this.dataSource, async (manager) => {
      await refuseByCashier(manager, orderNo, actor, reason);
      await writeAudit(
        manager,
        auditEntryOf({ owner: actor, act: 'debit-refused', subject: orderNo, address }),
      );
    });
    return this.one(actor, orderNo);
  }

  /** @throws Problem 404, the same for one that is not there and another branch's */
  private async one(actor: StaffActor, orderNo: string): Promise<CashierDebitDto> {
    const { manager } = this.dataSource;
    const row = await debitOrder(manager, orderNo);
    if (row === null) throw new Problem(404, 'DEBIT_NOT_FOUND');
    const seen = accountSeenBy(manager, actor, BANK_READERS, row.bankAccount);
    const account = await absentAs('DEBIT_NOT_FOUND', seen);
    return cashierDebitView(row, isCashierOf(actor, account));
  }
}
