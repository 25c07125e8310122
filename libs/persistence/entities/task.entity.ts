import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import {
  BusinessNoColumn,
  CodeColumn,
  FenColumn,
  InstantColumn,
  RefColumn,
} from '#libs/persistence/database/columns';

/** A human task: (submission, level, round) for staff; for the operator, a correction or papers to bring. */
@Entity('task')
@Index(['businessNo', 'round', 'level', 'role'], { unique: true })
@Index(['state', 'branchCode', 'role', 'id'])
@Index(['state', 'branchCode', 'role', 'changeFen', 'id'])
@Index(['state', 'branchCode', 'role', 'riseBp', 'id'])
@Index(['state', 'branchCode', 'role', 'business', 'id'])
@Index(['state', 'branchCode', 'role', 'business', 'changeFen', 'id'])
@Index(['state', 'branchCode', 'role', 'business', 'riseBp', 'id'])
@Index(['state', 'branchCode', 'role', 'dueAt', 'id'])
@Index(['claimedBy', 'state', 'id'])
@Index(['unitId', 'state', 'id'])
@Index(['unitId', 'state', 'role', 'id'])
export class TaskEntity {
  @PrimaryColumn({ type: 'bigint', unsigned: true, generated: 'increment' }) id: string;
  @BusinessNoColumn() businessNo: string;
  @CodeColumn(40) business: string;
  @Column({ type: 'smallint', unsigned: true }) round: number;
  @Column({ type: 'smallint', unsigned: true }) level: number;
  /** A StaffRole, or 'operator'. */
  @CodeColumn(24) role: string;
  @CodeColumn(8) branchCode: string;
  @RefColumn() unitId: number;
  /** 'open' | 'claimed' | 'closed'. */
  @CodeColumn(8) state: string;
  @RefColumn({ nullable: true }) claimedBy: number | null;
  @InstantColumn({ nullable: true }) claimedAt: Date | null;
  @InstantColumn() createdAt: Date;
  @InstantColumn({ nullable: true }) dueAt: Date | null;
  @InstantColumn({ nullable: true }) closedAt: Date | null;
  /** What the case moves a month, and as a share (libs/fund/rise.ts): a desk is sorted by them. */
  @FenColumn({ default: 0 }) changeFen: number;
  @Column({ type: 'int', default: 0 }) riseBp: number;
}

/** Who took a task or gave it back: not a step of the case, but part of what happened to it. Append-only. */
@Entity('task_event')
@Index(['businessNo', 'id'])
export class TaskEventEntity {
  @PrimaryColumn({ type: 'bigint', unsigned: true, generated: 'increment' }) id: string;
  @Column({ type: 'bigint', unsigned: true }) taskId: string;
  @BusinessNoColumn() businessNo: string;
  /** 'claim' | 'release'. */
  @CodeColumn(8) kind: string;
  /** Who did it. */
  @RefColumn() staffId: number;
  /** Who held the task before; null when nobody did. */
  @RefColumn({ nullable: true }) heldBy: number | null;
  @InstantColumn() at: Date;
}

/** The done box: what a person did, newest first. */
@Entity('done_entry')
@Index(['actorKind', 'actorId', 'id'])
@Index(['actorKind', 'actorId', 'business', 'id'])
@Index(['actorKind', 'actorId', 'act', 'id'])
@Index(['businessNo'])
export class DoneEntryEntity {
  @PrimaryColumn({ type: 'bigint', unsigned: true, generated: 'increment' }) id: string;
  @CodeColumn(8) actorKind: string;
  @RefColumn() actorId: number;
  @BusinessNoColumn() businessNo: string;
  /** The case's, for the filter. */
  @CodeColumn(40, { default: '' }) business: string;
  @CodeColumn(16) act: string;
  @InstantColumn() at: Date;
}

/** A message to one person; (case, event, recipient, key) unique, so that a repeated act tells once. */
@Entity('message')
@Index(['businessNo', 'eventSeq', 'recipientKind', 'recipientId', 'textKey'], { unique: true })
@Index(['recipientKind', 'recipientId', 'id'])
@Index(['recipientKind', 'recipientId', 'readAt', 'id'])
@Index(['recipientKind', 'recipientId', 'business', 'id'])
export class MessageEntity {
  @PrimaryColumn({ type: 'bigint', unsigned: true, generated: 'increment' }) id: string;
  @CodeColumn(8) recipientKind: string;
  @RefColumn() recipientId: number;
  @BusinessNoColumn() businessNo: string;
  @Column({ type: 'int', unsigned: true }) eventSeq: number;
  @CodeColumn(40) business: string;
  /** The text in both languages, filled when written: texts of the past do not change. */
  @CodeColumn(40) textKey: string;
  @CodeColumn(500) text: string;
  @CodeColumn(500) textEn: string;
  /** 网厅, 短信, 邮件 (manual 2.1): 'hall' | 'sms' | 'mail'. */
  @CodeColumn(8) channel: string;
  @InstantColumn() createdAt: Date;
  @InstantColumn({ nullable: true }) readAt: Date | null;
}
