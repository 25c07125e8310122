import { Column, Entity, Index, PrimaryGeneratedColumn, VersionColumn } from 'typeorm';
import {
  CodeColumn,
  FenColumn,
  InstantColumn,
  MonthColumn,
  NameKeyColumn,
} from '#libs/persistence/database/columns';

/** An employer and its account at the centre (单位). */
@Entity('unit')
export class UnitEntity {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true }) id: number;
  @Index({ unique: true }) @CodeColumn(12) accountNo: string;
  @CodeColumn(120) name: string;
  /** The name without width, dots, blanks and case, kept by the server: what searches compare. */
  @Index() @NameKeyColumn(120) nameKey: string;
  @CodeColumn(18) creditCode: string;
  @CodeColumn(200) address: string;
  @CodeColumn(6) postcode: string;
  @CodeColumn(120, { default: '' }) email: string;
  /** Dictionary economic-type (GB/T 12402). */
  @CodeColumn(3) economicType: string;
  /** Dictionary industry (GB/T 4754 letter). */
  @CodeColumn(1) industry: string;
  @Index() @CodeColumn(8) branchCode: string;
  /** The district whose cap and floor bind the unit. */
  @CodeColumn(6) districtCode: string;
  @CodeColumn(60) legalPersonName: string;
  @CodeColumn(2, { default: '01' }) legalPersonIdType: string;
  @CodeColumn(32) legalPersonIdNumber: string;
  @CodeColumn(60) contactName: string;
  @CodeColumn(20) contactPhone: string;
  @CodeColumn(20, { default: '' }) officePhone: string;
  @CodeColumn(80) bankName: string;
  @CodeColumn(32) bankAccountNo: string;
  @Column({ type: 'smallint', unsigned: true }) unitRatioBp: number;
  @Column({ type: 'smallint', unsigned: true }) personalRatioBp: number;
  @Column({ type: 'smallint', unsigned: true }) fiscalRatioBp: number;
  /** One of ROUNDING_RULES. */
  @CodeColumn(16) rounding: string;
  /** Day of the month wages are paid (发薪日). */
  @Column({ type: 'tinyint', unsigned: true }) payDay: number;
  /** JGJ/T 320 A.4. */
  @CodeColumn(2) status: string;
  @Column({ type: 'date' }) openedOn: string;
  @MonthColumn() firstMonth: string;
  @MonthColumn({ nullable: true }) lastAssessedMonth: string | null;
  @MonthColumn({ nullable: true }) paidThroughMonth: string | null;
  /** Months approved to be paid later; through null = the deferral goes on. */
  @MonthColumn({ nullable: true }) deferredFromMonth: string | null;
  @MonthColumn({ nullable: true }) deferredThroughMonth: string | null;
  @FenColumn({ default: 0 }) balanceFen: number;
  @FenColumn({ default: 0 }) unallocatedFen: number;
  /** Taken back by the bank and covered by nothing of the unit's yet. */
  @FenColumn({ default: 0 }) uncoveredFen: number;
  /** 119: reversed of its months and not there any more on its members' accounts, until they are paid again. */
  @FenColumn({ default: 0 }) receivableFen: number;
  /** Of its accounts, moved by every posting (unit-totals.ts): people paying and resting, and what a month comes to. */
  @Column({ type: 'int', unsigned: true, default: 0 }) payingMembers: number;
  @Column({ type: 'int', unsigned: true, default: 0 }) sealedMembers: number;
  @FenColumn({ default: 0 }) monthlyFen: number;
  @InstantColumn() changedAt: Date;
  @VersionColumn() version: number;
}
