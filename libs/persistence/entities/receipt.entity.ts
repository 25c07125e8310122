import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import {
  BusinessNoColumn,
  CodeColumn,
  FenColumn,
  HashColumn,
  InstantColumn,
  JsonColumn,
  RefColumn,
} from '#libs/persistence/database/columns';

const ASCII = { charset: 'ascii', collation: 'ascii_bin' } as const;

function BankAccountColumn(): PropertyDecorator {
  return Column({ type: 'varchar', length: 24, ...ASCII });
}
function SerialColumn(): PropertyDecorator {
  return Column({ type: 'varchar', length: 40, ...ASCII });
}

/** A bank account of the centre: what stands in it is a sub-account of 101 under its code. */
@Entity('bank_account')
export class BankAccountEntity {
  @PrimaryColumn({ type: 'varchar', length: 24, ...ASCII }) code: string;
  @CodeColumn(8) branchCode: string;
  @CodeColumn(32) accountNo: string;
  @CodeColumn(80) bankName: string;
  /** 户名. */
  @CodeColumn(120) accountName: string;
}

/** A statement file as a cashier brought it (对账单). */
@Entity('bank_statement')
@Index(['bankAccount', 'lastDay', 'id'])
export class BankStatementEntity {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true }) id: number;
  @BankAccountColumn() bankAccount: string;
  @Column({ type: 'date' }) firstDay: string;
  @Column({ type: 'date' }) lastDay: string;
  /** What the bank says stands in the account after the last line; null until the file is read, and where it tells none. */
  @FenColumn({ nullable: true }) closingFen: number | null;
  @Column({ type: 'int', unsigned: true, default: 0 }) booked: number;
  @Column({ type: 'int', unsigned: true, default: 0 }) known: number;
  @Column({ type: 'int', unsigned: true, default: 0 }) refused: number;
  /** The lines nobody could book, with their reasons. */
  @JsonColumn({ nullable: true }) refusals: unknown;
  @CodeColumn(200) fileName: string;
  @HashColumn() contentHash: string;
  @RefColumn() staffId: number;
  @InstantColumn() createdAt: Date;
}

/** Money that came in, booked once by the bank's own number. */
@Entity('bank_receipt')
@Index(['bankAccount', 'serial'], { unique: true })
@Index(['bankAccount', 'id'])
@Index(['bankAccount', 'state', 'id'])
@Index(['bankAccount', 'bookedOn', 'id'])
@Index(['bankAccount', 'statementId'])
@Index(['unitId', 'id'])
@Index(['businessNo'])
export class BankReceiptEntity {
  @PrimaryColumn({ type: 'bigint', unsigned: true, generated: 'increment' }) id: string;
  @BankAccountColumn() bankAccount: string;
  @SerialColumn() serial: string;
  @Column({ type: 'date' }) bookedOn: string;
  @Column({ type: 'date' }) valueOn: string;
  @FenColumn() fen: number;
  @CodeColumn(200) payerName: string;
  @Column({ type: 'varchar', length: 40, ...ASCII }) payerAccount: string;
  @CodeColumn(1000) remark: string;
  @CodeColumn(1000) summary: string;
  /** One of RECEIPT_STATES. */
  @CodeColumn(16) state: string;
  /** What told whose it is; null while nobody knows. */
  @CodeColumn(16, { nullable: true }) matchKind: string | null;
  @BusinessNoColumn({ nullable: true }) businessNo: string | null;
  @RefColumn({ nullable: true }) unitId: number | null;
  /** Dr 101 Cr 219. */
  @Column({ type: 'bigint', unsigned: true, nullable: true }) voucherId: string | null;
  @RefColumn({ nullable: true }) statementId: number | null;
  @InstantColumn() receivedAt: Date;
  /** Of money in suspense: whose a cashier says it is, and what another cashier decided. */
  @RefColumn({ nullable: true }) proposedUnitId: number | null;
  @RefColumn({ nullable: true }) proposedBy: number | null;
  @InstantColumn({ nullable: true }) proposedAt: Date | null;
  @CodeColumn(200, { nullable: true }) proposedWhy: string | null;
  /** Its maker took it back before anybody decided. */
  @InstantColumn({ nullable: true }) withdrawnAt: Date | null;
  @RefColumn({ nullable: true }) decidedBy: number | null;
  @InstantColumn({ nullable: true }) decidedAt: Date | null;
  @CodeColumn(200, { nullable: true }) decidedWhy: string | null;
  @Column({ type: 'bigint', unsigned: true, nullable: true }) clearingVoucherId: string | null;
  /** The newest of what was asked to be undone of it. */
  @Column({ type: 'bigint', unsigned: true, nullable: true }) reversalId: string | null;
}

/** Money that left the bank account: booked where it is what the bank took back of a receipt, else the books do not know it (银行已付). */
@Entity('bank_debit')
@Index(['bankAccount', 'serial'], { unique: true })
@Index(['bankAccount', 'statementId'])
@Index(['bankAccount', 'voucherId'])
@Index(['receiptId'])
export class BankDebitEntity {
  @PrimaryColumn({ type: 'bigint', unsigned: true, generated: 'increment' }) id: string;
  @BankAccountColumn() bankAccount: string;
  @SerialColumn() serial: string;
  @Column({ type: 'date' }) bookedOn: string;
  @FenColumn() fen: number;
  @CodeColumn(200) payeeName: string;
  @CodeColumn(1000) summary: string;
  @RefColumn({ nullable: true }) statementId: number | null;
  /** The reversal that books it, and the receipt it takes back. */
  @Column({ type: 'bigint', unsigned: true, nullable: true }) voucherId: string | null;
  @Column({ type: 'bigint', unsigned: true, nullable: true }) receiptId: string | null;
}

/** Notifications of the bank that were taken: each serves once, whoever sends it again. */
@Entity('bank_notification')
@Index(['receivedAt'])
export class BankNotificationEntity {
  @PrimaryColumn({ type: 'varchar', length: 64, ...ASCII }) nonce: string;
  @InstantColumn() receivedAt: Date;
}
