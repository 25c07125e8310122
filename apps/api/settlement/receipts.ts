import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { auditEntryOf } from '#apps/api/auth/audit';
import type { StaffActor } from '#apps/api/auth/actor';
import { pageOf } from '#apps/api/page-of';
import { absentAs } from '#apps/api/problems/absent-as';
import { Problem } from '#apps/api/problems/problem';
import { requireDays } from '#apps/api/records/record-queries';
import { accountSeenBy, BANK_READERS, isCashierOf } from '#apps/api/settlement/bank-branches';
import type {
  ClaimReceiptRequest,
  DecideReceiptRequest,
  ReceiptDto,
  ReceiptPageDto,
  ReceiptQuery,
  TakeBackRequest,
} from '#apps/api/settlement/settlement.dto';
import type {
  TreasuryLineDto,
  TreasuryListDto,
  TreasuryListRequest,
} from '#apps/api/settlement/treasury-list.dto';
import { plainSerial } from '#libs/bank/plain-numbers';
import { writeAudit } from '#libs/persistence/access/audit-log';
import { inTransaction } from '#libs/persistence/database/transaction';
import { decideProposal, proposeUnit } from '#libs/persistence/receipts/clearing-store';
import {
  receiptById,
  receiptsOf,
  type ReceiptRow,
} from '#libs/persistence/receipts/receipt-queries';
import { takeBack } from '#libs/persistence/settlement/take-back-store';
import {
  decideList,
  listedLines,
  proposeList,
  type ListedLine,
} from '#libs/persistence/settlement/treasury-list-store';

/** Money that came in, as the cashiers of its branch see and clear it. */
@Injectable()
export class Receipts {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async list(actor: StaffActor, query: ReceiptQuery): Promise<ReceiptPageDto> {
    const { manager } = this.dataSource;
    requireDays(query);
    const account = await accountSeenBy(manager, actor, BANK_READERS, query.bankAccount);
    const rows = await receiptsOf(manager, query);
    const cashier = isCashierOf(actor, account) ? actor : null;
    return pageOf(
      rows,
      query.limit,
      (row) => viewOf(row, cashier),
      ({ id }) => String(id),
    );
  }

  async one(actor: StaffActor, id: string): Promise<ReceiptDto> {
    const { manager } = this.dataSource;
    const row = await receiptById(manager, id);
    if (row === null) throw new Problem(404, 'BANK_ENTRY_NOT_FOUND');
    const seen = accountSeenBy(manager, actor, BANK_READERS, row.bankAccount);
    const account = await absentAs('BANK_ENTRY_NOT_FOUND', seen);
    return viewOf(row, isCashierOf(actor, account) ? actor : null);
  }

  /** The maker's half. */
  async claim(
    actor: StaffActor,
    id: string,
    { unitAccountNo, basis }: ClaimReceiptRequest,
    address: string,
  ): Promise<ReceiptDto> {
    await this.one(actor, id);
    await inTransaction(this.dataSource, async (manager) => {
      await proposeUnit(manager, id, actor, { unitAccountNo, why: basis });
      await writeAudit(
        manager,
        auditEntryOf({ owner: actor, act: 'receipt-claimed', subject: id, address }),
      );
    });
    return this.one(actor, id);
  }

  /** The maker's half where the treasury has paid for several units. */
  async bringList(
    actor: StaffActor,
    id: string,
    { lines, basis }: TreasuryListRequest,
    address: string,
  ): Promise<ReceiptDto> {
    await this.one(actor, id);
    await inTransaction(this.dataSource, async (manager) => {
      const listed = lines.map(({ unitAccountNo, fen }) => ({ unitAccountNo, fen: BigInt(fen) }));
      await proposeList(manager, id, actor, { lines: listed, why: basis });
      await writeAudit(
        manager,
        auditEntryOf({ owner: actor, act: 'receipt-listed', subject: id, address }),
      );
    });
    return this.one(actor, id);
  }

  async listOf(actor: StaffActor, id: string): Promise<TreasuryListDto> {
    await this.one(actor, id);
    const lines = await listedLines(this.dataSource.manager, id);
    return { lines: lines.map(lineView) };
  }

  /** The bank has taken it back. */
  async takeBack(
    actor: StaffActor,
    id: string,
    { serial, bookedOn, reason }: TakeBackRequest,
    address: string,
  ): Promise<ReceiptDto> {
    await this.one(actor, id);
    await inTransaction(this.dataSource, async (manager) => {
      await takeBack(manager, id, actor, { serial: plainSerial(serial), bookedOn, reason });
      await writeAudit(
        manager,
        auditEntryOf({ owner: actor, act: 'receipt-taken-back', subject: id, address }),
      );
    });
    return this.one(actor, id);
  }

  /** The checker's half. */
  async decide(
    actor: StaffActor,
    id: string,
    { agreed, opinion }: DecideReceiptRequest,
    address: string,
  ): Promise<ReceiptDto> {
    const { state } = await this.one(actor, id);
    const decideOn = state === 'listed' ? decideList : decideProposal;
    await inTransaction(this.dataSource, async (manager) => {
      await decideOn(manager, id, actor, { agreed, why: opinion });
      const act = agreed ? 'receipt-cleared' : 'receipt-claim-refused';
      await writeAudit(manager, auditEntryOf({ owner: actor, act, subject: id, address }));
    });
    return this.one(actor, id);
  }
}

/** @param cashier who may work with it; nobody for those who only read */
function viewOf(row: ReceiptRow, cashier: StaffActor | null): ReceiptDto {
  const { unitAccountNo, unitName, proposedUnitAccountNo, proposedUnitName, proposedBy, ...rest } =
    row;
  const isOpen = rest.state === 'proposed';
  return {
    ...rest,
    id: String(rest.id),
    fen: Number(rest.fen),
    unit: unitOf(unitAccountNo, unitName),
    proposed: isOpen ? unitOf(proposedUnitAccountNo, proposedUnitName) : null,
    receivedAt: rest.receivedAt.toISOString(),
    mayDo: cashier === null ? [] : mayDo(rest.state, proposedBy === cashier.id),
  };
}

function lineView({ unitAccountNo, unitName, fen, restFen }: ListedLine): TreasuryLineDto {
  return {
    unit: { accountNo: unitAccountNo, name: unitName },
    fen: Number(fen),
    restFen: restFen === null ? null : Number(restFen),
  };
}

function unitOf(accountNo: string | null, name: string | null) {
  return accountNo === null || name === null ? null : { accountNo, name };
}

function mayDo(state: string, isMaker: boolean): string[] {
  const takeBack = state === 'taken-back' ? [] : ['take-back'];
  if (state === 'suspense') return ['claim', 'list', ...takeBack];
  const decide = ['proposed', 'listed'].includes(state) && !isMaker ? ['decide'] : [];
  return [...decide, ...takeBack];
}
