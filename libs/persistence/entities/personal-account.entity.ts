import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import { CodeColumn, FenColumn, MonthColumn, RefColumn } from '#libs/persistence/database/columns';

/**
 * A member's account (个人账户). Its number stays when the account moves to another unit. Base, ratios, amounts and status
 * are those of the next month its unit is to assess, kept beside the terms they come from (terms/projection.ts).
 */
@Entity('personal_account')
@Index(['unitId', 'status', 'accountNo'])
@Index(['unitId', 'accountNo'])
@Index(['unitId', 'nameKey', 'accountNo'])
export class PersonalAccountEntity {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true }) id: number;
  @Index({ unique: true }) @CodeColumn(12) accountNo: string;
  @Index() @RefColumn() memberId: number;
  @RefColumn() unitId: number;
  /** That of its holder's name, kept beside it for searches within a unit (accounts/account-names.ts). */
  @CodeColumn(60, { default: '' }) nameKey: string;
  @FenColumn() baseFen: number;
  @Column({ type: 'smallint', unsigned: true }) unitRatioBp: number;
  @Column({ type: 'smallint', unsigned: true }) personalRatioBp: number;
  @Column({ type: 'smallint', unsigned: true }) fiscalRatioBp: number;
  /** Its ratios are its own, not the unit's. */
  @Column({ type: 'boolean', default: false }) ownRatios: boolean;
  @FenColumn() unitFen: number;
  @FenColumn() personalFen: number;
  @FenColumn() fiscalFen: number;
  /** JGJ/T 320 A.6; empty before the account's first month. */
  @CodeColumn(2) status: string;
  /** First month after the one kept here that something else is posted for. */
  @MonthColumn({ nullable: true }) laterMonth: string | null;
  @Column({ type: 'date' }) openedOn: string;
  @MonthColumn({ nullable: true }) paidThroughMonth: string | null;
  /** Latest effective month of a posted base adjustment: 'once per fund year' asks it (domain 8). */
  @MonthColumn({ nullable: true }) lastBaseMonth: string | null;
  @FenColumn({ default: 0 }) balanceFen: number;
  /** 上年结转 and 当年归集 (GRZHSNJZYE, GRZHDNGJYE). */
  @FenColumn({ default: 0 }) carriedForwardFen: number;
  @FenColumn({ default: 0 }) currentYearFen: number;
  /** Rises with every posted change; a register row remembers the version it was decided against. */
  @Column({ type: 'int', unsigned: true, default: 1 }) version: number;
}

/** The last number given out of a series of account numbers, whose first digit names it. */
@Entity('account_number')
export class AccountNumberEntity {
  @PrimaryColumn({ type: 'char', length: 1, charset: 'ascii', collation: 'ascii_bin' })
  series: string;
  @Column({ type: 'bigint', unsigned: true }) last: string;
}
