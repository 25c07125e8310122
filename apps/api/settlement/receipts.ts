import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { auditEntryOf } from '#apps/api/auth/audit';
import type { StaffActor } from '#apps/api/auth/actor';
import { pageOf } from '#apps/api/page-of';
import { absentAs } from '#apps/api/problems/absent-as';
import { Problem } from '#apps/api/problems/problem';
import { requireDays } from '#apps/api/records/record-queries';
import {
  accountSeenBy,
  accountsAsked,
  BANK_READERS,
  isCashierOf,
  isCashierOfAny,
} from '#apps/api/settlement/bank-branches';
import { lineView, receiptView } from '#apps/api/settlement/receipt-views';
import type {
  ClaimReceiptRequest,
  DecideReceiptRequest,
  ReceiptDto,
  ReceiptPageDto,
  ReceiptQuery,
} from '#apps/api/settlement/settlement.dto';
import type { TreasuryListDto, TreasuryListRequest } from '#apps/api/settlement/treasury-list.dto';
import { writeAudit, type AuditAct } from '#libs/persistence/access/audit-log';
import { inTransaction } from '#libs/persistence/database/transaction';
import { decideProposal, proposeUnit } from '#libs/persistence/receipts/clearing-store';
import { UNDOING_STATES } from '#libs/persistence/receipts/receipt-store';
import { receiptById, receiptsOf } from '#libs/persistence/receipts/receipt-queries';
import { decideReversal } from '#libs/persistence/settlement/receipt-reversal-store';
import { requireAsked, withdrawRequest } from '#libs/persistence/settlement/request-store';
import {
  decideList,
  listedLines,
  proposeList,
} from '#libs/persistence/settlement/treasury-list-store';

interface Decision {
  readonly kind: 'claim' | 'reversal';
  readonly decideOn: typeof decideProposal;
  readonly done: AuditAct;
  readonly refused: AuditAct;
}

const OF_CLAIM: Decision = {
  kind: 'claim',
  decideOn: decideProposal,
  done: 'receipt-cleared',
  refused: 'receipt-claim-refused',
};
const OF_REVERSAL: Decision = {
  kind: 'reversal',
  decideOn: decideReversal,
  done: 'receipt-reversal-agreed',
  refused: 'receipt-reversal-refused',
};
/** What there is to decide of a receipt in its state; of others it is refused as a claim would be. */
const DECISIONS: Readonly<Record<string, Decision>> = {
  listed: { ...OF_CLAIM, decideOn: decideList },
  'back-asked': OF_REVERSAL,
  'undo-asked': OF_REVERSAL,
};

/** Money that came in, as the cashiers of its branch see and clear it. */
@Injectable()
export class Receipts {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async list(actor: StaffActor, query: ReceiptQuery): Promise<ReceiptPageDto> {
    const { manager } = this.dataSource;
    requireDays(query);
    const accounts = await accountsAsked(manager, actor, query.bankAccount);
    const among = { accounts: accounts.map(({ code }) => code), states: statesOf(query.state) };
    return pageOf(
      await receiptsOf(manager, among, query),
      query.limit,
      (row) => receiptView(row, isCashierOfAny(actor, accounts, row.bankAccount) ? actor : null),
      ({ id }) => String(id),
    );
  }

  async one(actor: StaffActor, id: string): Promise<ReceiptDto> {
    const { manager } = this.dataSource;
    const row = await receiptById(manager, id);
    if (row === null) throw new Problem(404, 'BANK_ENTRY_NOT_FOUND');
    const seen = accountSeenBy(manager, actor, BANK_READERS, row.bankAccount);
    const account = await absentAs('BANK_ENTRY_NOT_FOUND', seen);
    return receiptView(row, isCashierOf(actor, account) ? actor : null);
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

  /** The checker's half. */
  async decide(
    actor: StaffActor,
    id: string,
    { agreed, opinion, asked }: DecideReceiptRequest,
    address: string,
  ): Promise<ReceiptDto> {
    const { state } = await this.one(actor, id);
    const { kind, decideOn, done, refused } = DECISIONS[state] ?? OF_CLAIM;
    await inTransaction(this.dataSource, async (manager) => {
      await decideOn(manager, id, actor, { agreed, why: opinion });
      await requireAsked(manager, id, kind, asked);
      const act = agreed ? done : refused;
      await writeAudit(manager, auditEntryOf({ owner: actor, act, subject: id, address }));
    });
    return this.one(actor, id);
  }

  /** The maker's own, while nobody has decided. */
  async withdraw(actor: StaffActor, id: string, address: string): Promise<ReceiptDto> {
    await this.one(actor, id);
    await inTransaction(this.dataSource, async (manager) => {
      await withdrawRequest(manager, id, actor);
      const act = 'receipt-request-withdrawn';
      await writeAudit(manager, auditEntryOf({ owner: actor, act, subject: id, address }));
    });
    return this.one(actor, id);
  }
}

function statesOf(state: ReceiptQuery['state']): readonly string[] | undefined {
  if (state === undefined) return undefined;
  return state === 'undoing' ? UNDOING_STATES : [state];
}
