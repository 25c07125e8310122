import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import {
  BusinessNoColumn,
  BusinessNoKey,
  CodeColumn,
  FenColumn,
  InstantColumn,
  MonthColumn,
  RefColumn,
} from '#libs/persistence/database/columns';

function PeopleColumn(): PropertyDecorator {
  return Column({ type: 'int', unsigned: true, default: 0 });
}
function RatioColumn(): PropertyDecorator {
  return Column({ type: 'smallint', unsigned: true });
}

/** A month of a unit as it was fixed (汇缴核定): who pays, what is due, and what has been gathered for it. */
@Entity('assessment')
@Index(['unitId', 'month', 'standing'], { unique: true })
@Index(['unitId', 'businessNo'])
@Index(['noticeNo'])
@Index(['kind', 'allocatedAt'])
export class AssessmentEntity {
  @BusinessNoKey() businessNo: string;
  @RefColumn() unitId: number;
  /** Of what is made good, the last of its months. */
  @MonthColumn() month: string;
  /** An AssessmentKind of libs/fund/assessment/assessment-kind.ts. */
  @CodeColumn(2, { default: '01' }) kind: string;
  @BusinessNoColumn() noticeNo: string;
  /** The record of domain 4: last + increase − decrease = this. */
  @PeopleColumn() lastPeople: number;
  @FenColumn() lastFen: number;
  @PeopleColumn() increasePeople: number;
  @FenColumn() increaseFen: number;
  @PeopleColumn() decreasePeople: number;
  @FenColumn() decreaseFen: number;
  @PeopleColumn() people: number;
  @FenColumn() unitFen: number;
  @FenColumn() personalFen: number;
  @FenColumn() fiscalFen: number;
  /** Made good for months before, for information: no part of what is due. */
  @PeopleColumn() supplementaryPeople: number;
  @FenColumn() supplementaryFen: number;
  /** The unit's unallocated balance when it was assessed. */
  @FenColumn() unallocatedFen: number;
  /** Received for it: from the unit, for its own and the personal side; from the treasury, for the fiscal side. */
  @FenColumn({ default: 0 }) gatheredFen: number;
  @FenColumn({ default: 0 }) gatheredFiscalFen: number;
  @InstantColumn() assessedAt: Date;
  @InstantColumn({ nullable: true }) allocatedAt: Date | null;
  @InstantColumn({ nullable: true }) deletedAt: Date | null;
  /** 1 while it stands, null once it is deleted: a month of the unit stands once. Null for what is made good. */
  @Column({ type: 'tinyint', unsigned: true, nullable: true }) standing: number | null;
}

/** A member in an assessed month: who pays, and with nothing who has left since the month before. Never changed. */
@Entity('assessment_line')
@Index(['accountId', 'month'])
export class AssessmentLineEntity {
  @BusinessNoKey() businessNo: string;
  @PrimaryColumn({ type: 'int', unsigned: true }) accountId: number;
  @RefColumn() unitId: number;
  @PrimaryColumn({ type: 'char', length: 6 }) month: string;
  /** 01 pays; another or empty: has left. */
  @CodeColumn(2) status: string;
  @FenColumn() baseFen: number;
  @RatioColumn() unitRatioBp: number;
  @RatioColumn() personalRatioBp: number;
  @RatioColumn() fiscalRatioBp: number;
  @FenColumn() unitFen: number;
  @FenColumn() personalFen: number;
  @FenColumn() fiscalFen: number;
  /** What he paid in the month before. */
  @FenColumn() beforeFen: number;
  /** A ChangeKind of libs/persistence/assessments/snapshot-sql.ts. */
  @CodeColumn(8) changeKind: string;
  /** The case the change comes from; null for what was brought over. */
  @BusinessNoColumn({ nullable: true }) causeNo: string | null;
}

/** A base that an assessment lifted to its month's floor, and the row of that month that it replaced, if there was one. */
@Entity('lifted_base')
export class LiftedBaseEntity {
  @BusinessNoKey() businessNo: string;
  @PrimaryColumn({ type: 'int', unsigned: true }) accountId: number;
  @MonthColumn() month: string;
  @FenColumn({ nullable: true }) baseFen: number | null;
  @BusinessNoColumn({ nullable: true }) causeNo: string | null;
}

/** What a unit is asked to pay for one or several months, under one number that goes into the remark of the payment. */
@Entity('payment_notice')
@Index(['unitId', 'noticeNo'])
export class PaymentNoticeEntity {
  @BusinessNoKey() noticeNo: string;
  @RefColumn() unitId: number;
  /** Of the months when they were assessed; the treasury's part is not asked of the unit. */
  @FenColumn({ default: 0 }) sumFen: number;
  @Column({ type: 'date' }) deadline: string;
  /** A settlement way of domain 5. */
  @CodeColumn(16) way: string;
  @InstantColumn() createdAt: Date;
}
