import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import type { PeopleAndSumView } from '#apps/api/assessments/assessment.dto';
import { auditEntryOf } from '#apps/api/auth/audit';
import type { StaffActor } from '#apps/api/auth/actor';
import type {
  ClaimantDto,
  TakeBackDto,
  TakeBackRequest,
} from '#apps/api/settlement/receipt-reversal.dto';
import { Receipts } from '#apps/api/settlement/receipts';
import type { ReceiptDto } from '#apps/api/settlement/settlement.dto';
import { plainSerial } from '#libs/bank/plain-numbers';
import { RuleViolation } from '#libs/fund/rule-violation';
import { writeAudit, type AuditAct } from '#libs/persistence/access/audit-log';
import { inTransaction } from '#libs/persistence/database/transaction';
import { openNoticesOf, unitToClaimFor } from '#libs/persistence/settlement/claimant-queries';
import { askClaimReversal, askTakeBack } from '#libs/persistence/settlement/receipt-reversal-store';
import type { PeopleAndFen } from '#libs/persistence/settlement/receivable-of-take-back';
import { takeBackSeen } from '#libs/persistence/settlement/take-back-queries';
import { textOf } from '#libs/texts/texts';

/** What is undone of receipts, as cashiers ask for it; and what they see before they do. */
@Injectable()
export class ReceiptReversals {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly receipts: Receipts,
  ) {}

  async seen(actor: StaffActor, id: string): Promise<TakeBackDto> {
    await this.receipts.one(actor, id);
    const { isDone, units, refusal } = await takeBackSeen(this.dataSource.manager, id);
    return {
      isDone,
      units: units.map(({ unitAccountNo, unitName, months, receivable, standing, ...unit }) => ({
        unit: { accountNo: unitAccountNo, name: unitName },
        fen: Number(unit.fen),
        looseFen: Number(unit.looseFen),
        uncoveredFen: Number(unit.uncoveredFen),
        restFen: Number(unit.restFen),
        receivable: sumView(receivable),
        standing: sumView(standing),
        months: months.map((month) => ({
          ...month,
          takenFen: Number(month.takenFen),
          openFen: Number(month.openFen),
        })),
      })),
      uncoveredFen: Number(units.reduce((sum, { uncoveredFen }) => sum + uncoveredFen, 0n)),
      refusal: refusal === null ? null : textOf(refusal),
    };
  }

  askTakeBack(
    actor: StaffActor,
    id: string,
    { serial, bookedOn, reason }: TakeBackRequest,
    address: string,
  ): Promise<ReceiptDto> {
    const entry = { serial: plainSerial(serial), bookedOn, reason };
    return this.ask(actor, id, { act: 'receipt-take-back-asked', address }, (manager) =>
      askTakeBack(manager, id, actor, entry),
    );
  }

  askClaimReversal(
    actor: StaffActor,
    id: string,
    reason: string,
    address: string,
  ): Promise<ReceiptDto> {
    return this.ask(actor, id, { act: 'receipt-claim-reversal-asked', address }, (manager) =>
      askClaimReversal(manager, id, actor, reason),
    );
  }

  /** @throws RuleViolation UNIT_UNKNOWN */
  async claimant(actor: StaffActor, id: string, unitAccountNo: string): Promise<ClaimantDto> {
    await this.receipts.one(actor, id);
    const { manager } = this.dataSource;
    const unit = await unitToClaimFor(manager, unitAccountNo);
    if (unit === null) throw new RuleViolation('UNIT_UNKNOWN', { no: unitAccountNo });
    const notices = await openNoticesOf(manager, unit.id);
    return {
      unit: { accountNo: unitAccountNo, name: unit.name },
      unallocatedFen: Number(unit.unallocatedFen),
      uncoveredFen: Number(unit.uncoveredFen),
      notices: notices.map((notice) => ({ ...notice, openFen: Number(notice.openFen) })),
    };
  }

  private async ask(
    actor: StaffActor,
    id: string,
    { act, address }: { readonly act: AuditAct; readonly address: string },
    work: (manager: EntityManager) => Promise<void>,
  ): Promise<ReceiptDto> {
    await this.receipts.one(actor, id);
    await inTransaction(this.dataSource, async (manager) => {
      await work(manager);
      await writeAudit(manager, auditEntryOf({ owner: actor, act, subject: id, address }));
    });
    return this.receipts.one(actor, id);
  }
}

function sumView({ people, fen }: PeopleAndFen): PeopleAndSumView {
  return { people, fen: Number(fen) };
}
