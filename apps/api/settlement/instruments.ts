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
import type { BankEntryRequest } from '#apps/api/settlement/debit.dto';
import type {
  CashierInstrumentDto,
  InstrumentQuery,
  InstrumentRequest,
  InstrumentsPage,
} from '#apps/api/settlement/instrument.dto';
import { cashierInstrumentView } from '#apps/api/settlement/payment-views';
import { plainSerial } from '#libs/bank/plain-numbers';
import { writeAudit } from '#libs/persistence/access/audit-log';
import { inTransaction } from '#libs/persistence/database/transaction';
import { instrumentById, instrumentsOf } from '#libs/persistence/settlement/instrument-queries';
import {
  bounceByCashier,
  clearByCashier,
  recordInstrument,
} from '#libs/persistence/settlement/instrument-store';
import { settlementWays } from '#libs/persistence/settlement/way-queries';
import { plainIdentifierOf } from '#libs/values/identifier';

/** Cheques, drafts and cash slips, as the cashiers of an account record and end them. */
@Injectable()
export class Instruments {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async list(actor: StaffActor, query: InstrumentQuery): Promise<InstrumentsPage> {
    const { manager } = this.dataSource;
    const accounts = await accountsAsked(manager, actor, query.bankAccount);
    const bankAccounts = accounts.map(({ code }) => code);
    const ways = await settlementWays(manager);
    const page = pageOf(
      await instrumentsOf(manager, bankAccounts, query),
      query.limit,
      (row) => cashierInstrumentView(row, ways, isCashierOfAny(actor, accounts, row.bankAccount)),
      ({ id }) => String(id),
    );
    const papers = ways.filter(({ behaviour, offered }) => behaviour === 'instrument' && offered);
    return { ...page, ways: papers.map(({ code, title }) => ({ code, title })) };
  }

  /** @throws Problem 404, the same for one that is not there and another branch's */
  async one(actor: StaffActor, id: string): Promise<CashierInstrumentDto> {
    const { manager } = this.dataSource;
    const row = await instrumentById(manager, id);
    if (row === null) throw new Problem(404, 'INSTRUMENT_NOT_FOUND');
    const seen = accountSeenBy(manager, actor, BANK_READERS, row.bankAccount);
    const account = await absentAs('INSTRUMENT_NOT_FOUND', seen);
    return cashierInstrumentView(row, await settlementWays(manager), isCashierOf(actor, account));
  }

  async record(
    actor: StaffActor,
    { fen, number, ...paper }: InstrumentRequest,
    address: string,
  ): Promise<CashierInstrumentDto> {
    await accountSeenBy(this.dataSource.manager, actor, ['cashier'], paper.bankAccount);
    const asked = { ...paper, number: plainIdentifierOf(number), fen: BigInt(fen) };
    const id = await inTransaction(this.dataSource, async (manager) => {
      const recorded = await recordInstrument(manager, asked, actor);
      await writeAudit(
        manager,
        auditEntryOf({ owner: actor, act: 'instrument-recorded', subject: recorded, address }),
      );
      return recorded;
    });
    return this.one(actor, id);
  }

  async clear(
    actor: StaffActor,
    id: string,
    { serial, bookedOn }: BankEntryRequest,
    address: string,
  ): Promise<CashierInstrumentDto> {
    await this.one(actor, id);
    await inTransaction(this.dataSource, async (manager) => {
      await clearByCashier(manager, id, actor, { serial: plainSerial(serial), bookedOn });
      await writeAudit(
        manager,
        auditEntryOf({ owner: actor, act: 'instrument-cleared', subject: id, address }),
      );
    });
    return this.one(actor, id);
  }

  async bounce(
    actor: StaffActor,
    id: string,
    reason: string,
    address: string,
  ): Promise<CashierInstrumentDto> {
    await this.one(actor, id);
    await inTransaction(this.dataSource, async (manager) => {
      await bounceByCashier(manager, id, actor, reason);
      await writeAudit(
        manager,
        auditEntryOf({ owner: actor, act: 'instrument-bounced', subject: id, address }),
      );
    });
    return this.one(actor, id);
  }
}
