import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import {
  BusinessNoColumn,
  BusinessNoKey,
  CodeColumn,
  FenColumn,
  InstantColumn,
  JsonColumn,
  RefColumn,
} from '#libs/persistence/database/columns';

const ASCII = { charset: 'ascii', collation: 'ascii_bin' } as const;

function AsciiColumn(length: number): PropertyDecorator {
  return Column({ type: 'varchar', length, ...ASCII });
}
function StandingColumn(): PropertyDecorator {
  return Column({ type: 'tinyint', unsigned: true, nullable: true });
}

/** A way of paying as the centre offers it (结算方式). */
@Entity('settlement_way')
export class SettlementWayEntity {
  @PrimaryColumn({ type: 'varchar', length: 16 }) code: string;
  /** One of WAY_BEHAVIOURS: what the hall does for it. */
  @CodeColumn(16) behaviour: string;
  @CodeColumn(40) title: string;
  @CodeColumn(60) titleEn: string;
  /** Whether the unit must have signed for it. */
  @Column({ type: 'tinyint', unsigned: true }) agreement: number;
  /** 'HH:MM' of the city's clock: what comes later counts from the next working day. */
  @CodeColumn(5, { nullable: true }) cutOff: string | null;
  /** Working days until the money is booked as a rule; of a debit, until the bank must have answered. */
  @Column({ type: 'int', unsigned: true }) days: number;
  /** One of WAY_REVERSALS. */
  @CodeColumn(16) reversal: string;
  @Column({ type: 'tinyint', unsigned: true }) offered: number;
  @Column({ type: 'int', unsigned: true }) position: number;
}

/** What a unit has signed with its bank for a way of paying (签约). */
@Entity('settlement_agreement')
@Index(['unitId', 'way', 'validFrom'])
export class SettlementAgreementEntity {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true }) id: number;
  @RefColumn() unitId: number;
  @CodeColumn(16) way: string;
  @CodeColumn(40) agreementNo: string;
  @CodeColumn(200) payerName: string;
  @AsciiColumn(40) payerAccount: string;
  @CodeColumn(80) payerBank: string;
  @Column({ type: 'date' }) validFrom: string;
  @Column({ type: 'date', nullable: true }) validTo: string | null;
}

/** A cheque, draft or cash slip that a cashier has recorded for a notice; booked when it clears. */
@Entity('instrument')
@Index(['way', 'number', 'standing'], { unique: true })
@Index(['noticeNo', 'id'])
@Index(['bankAccount', 'id'])
@Index(['bankAccount', 'state', 'id'])
@Index(['bankAccount', 'state', 'fen'])
export class InstrumentEntity {
  @PrimaryColumn({ type: 'bigint', unsigned: true, generated: 'increment' }) id: string;
  @CodeColumn(16) way: string;
  @AsciiColumn(32) number: string;
  @BusinessNoColumn() noticeNo: string;
  @RefColumn() unitId: number;
  @AsciiColumn(24) bankAccount: string;
  @FenColumn() fen: number;
  @CodeColumn(200) drawerName: string;
  /** One of INSTRUMENT_STATES. */
  @CodeColumn(16) state: string;
  /** 1 unless it bounced: a bounced paper may be presented again under its number. */
  @StandingColumn() standing: number | null;
  @Column({ type: 'bigint', unsigned: true, nullable: true }) receiptId: string | null;
  /** Why it bounced. */
  @CodeColumn(200, { nullable: true }) reason: string | null;
  @RefColumn() recordedBy: number;
  @InstantColumn() recordedAt: Date;
  @RefColumn({ nullable: true }) endedBy: number | null;
  @InstantColumn({ nullable: true }) endedAt: Date | null;
}

/** An order to the bank to collect a notice from the unit's account (委托收款); booked on the bank's yes alone. */
@Entity('debit_order')
@Index(['noticeNo', 'standing'], { unique: true })
@Index(['noticeNo', 'orderNo'])
@Index(['bankAccount', 'orderNo'])
@Index(['bankAccount', 'state', 'orderNo'])
@Index(['sendAfter'])
@Index(['standing', 'answerBy'])
export class DebitOrderEntity {
  @BusinessNoKey() orderNo: string;
  @BusinessNoColumn() noticeNo: string;
  @RefColumn() unitId: number;
  /** The centre's account that collects. */
  @AsciiColumn(24) bankAccount: string;
  @FenColumn() fen: number;
  @CodeColumn(40) agreementNo: string;
  @CodeColumn(200) payerName: string;
  @AsciiColumn(40) payerAccount: string;
  @CodeColumn(80) payerBank: string;
  /** One of DEBIT_STATES. */
  @CodeColumn(16) state: string;
  /** 1 while the bank has not answered: a notice has one such order. */
  @StandingColumn() standing: number | null;
  @RefColumn() orderedBy: number;
  @InstantColumn() orderedAt: Date;
  /** Silence beyond it is a cashier's to clear up. */
  @InstantColumn() answerBy: Date;
  /** When it is sent again; null once the bank has it. */
  @InstantColumn({ nullable: true }) sendAfter: Date | null;
  @Column({ type: 'int', unsigned: true, default: 0 }) tries: number;
  @InstantColumn({ nullable: true }) sentAt: Date | null;
  @InstantColumn({ nullable: true }) handedOverAt: Date | null;
  @InstantColumn({ nullable: true }) answeredAt: Date | null;
  /** The cashier who asked the bank; null where the bank answered. */
  @RefColumn({ nullable: true }) answeredBy: number | null;
  @Column({ type: 'bigint', unsigned: true, nullable: true }) receiptId: string | null;
  /** Why the bank did not collect. */
  @CodeColumn(200, { nullable: true }) reason: string | null;
}

/** What the treasury pays for a unit out of one payment of its, by its list; a payment is split once. */
@Entity('treasury_list_line')
export class TreasuryListLineEntity {
  @PrimaryColumn({ type: 'bigint', unsigned: true }) receiptId: string;
  @PrimaryColumn({ type: 'int', unsigned: true }) lineNo: number;
  @RefColumn() unitId: number;
  @FenColumn() fen: number;
  /** What no month waited for; null before it is split. */
  @FenColumn({ nullable: true }) restFen: number | null;
}

/**
 * What is undone of a receipt: the bank has taken it back, or a claim was a mistake. One cashier asks, another decides, and the
 * hall carries it out.
 */
@Entity('receipt_reversal')
@Index(['state', 'id'])
@Index(['receiptId'])
export class ReceiptReversalEntity {
  @PrimaryColumn({ type: 'bigint', unsigned: true, generated: 'increment' }) id: string;
  @Column({ type: 'bigint', unsigned: true }) receiptId: string;
  /** One of REVERSAL_KINDS. */
  @CodeColumn(16) kind: string;
  /** Of a take-back, the bank's entry. */
  @Column({ type: 'varchar', length: 40, ...ASCII, nullable: true }) serial: string | null;
  @Column({ type: 'date', nullable: true }) bookedOn: string | null;
  @CodeColumn(1000) reason: string;
  /** Of the receipt, which has it again where nothing comes of it. */
  @CodeColumn(16) formerState: string;
  /** One of REVERSAL_STATES. */
  @CodeColumn(16) state: string;
  @RefColumn() askedBy: number;
  @InstantColumn() askedAt: Date;
  @RefColumn({ nullable: true }) decidedBy: number | null;
  @InstantColumn({ nullable: true }) decidedAt: Date | null;
  @CodeColumn(200, { nullable: true }) decidedWhy: string | null;
  @InstantColumn({ nullable: true }) endedAt: Date | null;
  /** The refusal it ended with. */
  @JsonColumn({ nullable: true }) failure: unknown;
}
