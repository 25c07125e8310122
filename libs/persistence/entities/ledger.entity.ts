import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import {
  BusinessNoColumn,
  CodeColumn,
  FenColumn,
  HashColumn,
  InstantColumn,
  JsonColumn,
  MonthColumn,
  RefColumn,
} from '#libs/persistence/database/columns';

function VoucherKey(): PropertyDecorator {
  return PrimaryColumn({ type: 'bigint', unsigned: true });
}
/** A key that only programs read. */
function AsciiColumn(length: number): PropertyDecorator {
  return Column({ type: 'varchar', length, charset: 'ascii', collation: 'ascii_bin' });
}

/** The part of an account that belongs to somebody: a bank account, a unit's money, what an assessment gathers. */
@Entity('sub_account')
@Index(['account', 'kind', 'owner'], { unique: true })
@Index(['unitId'])
export class SubAccountEntity {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true }) id: number;
  /** Code of the chart of accounts. */
  @AsciiColumn(8) account: string;
  @AsciiColumn(16) kind: string;
  @AsciiColumn(40) owner: string;
  @RefColumn({ nullable: true }) unitId: number | null;
}

/** An entry of the books: written once, never changed; the database refuses both UPDATE and DELETE. */
@Entity('voucher')
@Index(['postingKey'], { unique: true })
@Index(['reversalOf'])
@Index(['reversedWhole'], { unique: true })
@Index(['unitId', 'postingDay', 'id'])
@Index(['businessNo'])
@Index(['postingDay'])
export class VoucherEntity {
  @PrimaryColumn({ type: 'bigint', unsigned: true, generated: 'increment' }) id: string;
  /** What it was written for, once: a case and its event, or a receipt. */
  @AsciiColumn(64) postingKey: string;
  @AsciiColumn(16) kind: string;
  @RefColumn({ nullable: true }) unitId: number | null;
  @BusinessNoColumn({ nullable: true }) businessNo: string | null;
  /** The month it is about; none for what is about no month. */
  @MonthColumn({ nullable: true }) month: string | null;
  @Column({ type: 'date' }) valueDate: string;
  @Column({ type: 'date' }) postingDay: string;
  /** Sum of its debits, which is that of its credits. */
  @FenColumn() totalFen: number;
  /** JGJ/T 320 A.9: 01 an entry, 02 one that takes another back. */
  @CodeColumn(2) reversalFlag: string;
  /** What it takes back: as a whole, or a part of it. */
  @Column({ type: 'bigint', unsigned: true, nullable: true }) reversalOf: string | null;
  /** That of a reversal, by the server: it is there once. */
  @Column({
    type: 'bigint',
    unsigned: true,
    nullable: true,
    select: false,
    insert: false,
    update: false,
  })
  reversedWhole: string | null;
  @InstantColumn() postedAt: Date;
}

@Entity('voucher_line')
@Index(['subAccountId', 'voucherId'])
export class VoucherLineEntity {
  @VoucherKey() voucherId: string;
  @PrimaryColumn({ type: 'smallint', unsigned: true }) lineNo: number;
  @RefColumn() subAccountId: number;
  /** D debit, C credit. */
  @Column({ type: 'char', length: 1, charset: 'ascii', collation: 'ascii_bin' }) side: string;
  @FenColumn() amountFen: number;
  /** How many lines of members stand behind it, and their digest; none behind other accounts. */
  @Column({ type: 'int', unsigned: true, default: 0 }) members: number;
  @HashColumn({ nullable: true }) membersHash: string | null;
}

/** What a voucher's line is of one member: a month and a kind, side by side. */
@Entity('member_line')
@Index(['accountId', 'month'])
export class MemberLineEntity {
  @VoucherKey() voucherId: string;
  @PrimaryColumn({ type: 'smallint', unsigned: true }) lineNo: number;
  @PrimaryColumn({ type: 'int', unsigned: true }) accountId: number;
  /** The month it is about; '' for what is about none. */
  @PrimaryColumn({ type: 'char', length: 6 }) month: string;
  /** JGJ/T 320 A.5. */
  @PrimaryColumn({ type: 'char', length: 2 }) kind: string;
  @FenColumn() unitFen: number;
  @FenColumn() personalFen: number;
  @FenColumn() fiscalFen: number;
  /** What is of no side: carried forward, interest, a whole balance that moves. */
  @FenColumn() otherFen: number;
}

/** A voucher's link in the chain of a book: nobody changes or removes one without breaking all that follow. */
@Entity('chain_link')
@Index(['voucherId'])
export class ChainLinkEntity {
  /** 'unit/…' or 'bank/…'. */
  @PrimaryColumn({ type: 'varchar', length: 48, charset: 'ascii', collation: 'ascii_bin' })
  book: string;
  /** From 1, without gap. */
  @PrimaryColumn({ type: 'int', unsigned: true }) seq: number;
  @Column({ type: 'bigint', unsigned: true }) voucherId: string;
  @HashColumn() contentHash: string;
  @HashColumn() hash: string;
}

/** A proof of the books, as the day's chore or an official made it. */
@Entity('books_proof')
export class BooksProofEntity {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true }) id: number;
  @InstantColumn() provedAt: Date;
  /** BookDifference; null when the books held. */
  @JsonColumn({ nullable: true }) difference: unknown;
}
