import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { InstantColumn, RefColumn } from '#libs/persistence/database/columns';

/** Whether a unit lets its months be assessed by the schedule, and which of its operators said so last. */
@Entity('automatic_assessment')
@Index(['active', 'unitId'])
export class AutomaticAssessmentEntity {
  @PrimaryColumn({ type: 'int', unsigned: true }) unitId: number;
  @Column({ type: 'boolean' }) active: boolean;
  @RefColumn() operatorId: number;
  @InstantColumn() decidedAt: Date;
}

/** What a unit was told once: of a notice or a month at its deadline, of a month that was not assessed by itself. */
@Entity('unit_reminder')
export class UnitReminderEntity {
  @PrimaryColumn({ type: 'int', unsigned: true }) unitId: number;
  /** A ReminderKind of libs/persistence/assessments/reminder-store.ts. */
  @PrimaryColumn({ type: 'varchar', length: 8 }) kind: string;
  /** A notice's number and how often it was taken back, a month, or a month and why. */
  @PrimaryColumn({ type: 'varchar', length: 64, charset: 'ascii', collation: 'ascii_bin' })
  subject: string;
  @InstantColumn() sentAt: Date;
}
