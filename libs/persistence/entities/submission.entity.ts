import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import {
  BusinessNoColumn,
  BusinessNoKey,
  CodeColumn,
  FenColumn,
  HashColumn,
  InstantColumn,
  JsonColumn,
  MonthColumn,
  RefColumn,
} from '#libs/persistence/database/columns';

/** One case (业务): its head. Its register, papers, events and tasks hang on the business number. */
@Entity('submission')
@Index(['unitId', 'business', 'stage'])
@Index(['initiatorId', 'businessNo'])
@Index(['unitId', 'businessNo'])
@Index(['unitId', 'business', 'businessNo'])
@Index(['initiatorId', 'business', 'businessNo'])
@Index(['stage', 'businessNo'])
@Index(['memberId', 'businessNo'])
export class SubmissionEntity {
  @BusinessNoKey() businessNo: string;
  @CodeColumn(40) business: string;
  @RefColumn() unitId: number;
  @CodeColumn(8) branchCode: string;
  /** 'operator' | 'staff' | 'system' | 'case': who began it; another case is named by a link. */
  @CodeColumn(8, { default: 'operator' }) initiatorKind: string;
  /** Of an operator or of staff; 0 where no person began it. */
  @RefColumn() initiatorId: number;
  /** A Stage of libs/case/stage.ts. */
  @CodeColumn(12) stage: string;
  /** Number of the last event: what keeps workflow and row in step. */
  @Column({ type: 'int', unsigned: true }) seq: number;
  /** ProcessState after event seq, so that one read answers a caller. */
  @JsonColumn() state: unknown;
  @JsonColumn() form: Record<string, unknown>;
  /** The form as it was submitted before the case came back; null while it never did. */
  @JsonColumn({ nullable: true }) formerForm: Record<string, unknown> | null;
  @Column({ type: 'smallint', unsigned: true }) formVersion: number;
  @Column({ type: 'smallint', unsigned: true }) rulesVersion: number;
  /** Rises with every edit of form or register: the ETag of the draft. */
  @Column({ type: 'int', unsigned: true, default: 1 }) draftVersion: number;
  /** Terms (dated parameters) frozen at submit. */
  @JsonColumn({ nullable: true }) terms: unknown;
  @MonthColumn({ nullable: true }) effectiveMonth: string | null;
  /** The member of a single-member business, for the conflict matrix. */
  @RefColumn({ nullable: true }) memberId: number | null;
  @Column({ type: 'int', unsigned: true, default: 0 }) people: number;
  @FenColumn({ default: 0 }) beforeFen: number;
  @FenColumn({ default: 0 }) afterFen: number;
  /** Of a register, moved by every edit like the three above (register-totals.ts): rows, and those with a finding. */
  @Column({ type: 'int', unsigned: true, default: 0 }) registerRows: number;
  @Column({ type: 'int', unsigned: true, default: 0 }) findings: number;
  /** Rows of which something is said that does not block them. */
  @Column({ type: 'int', unsigned: true, default: 0 }) notes: number;
  @Column({ type: 'int', unsigned: true, default: 0 }) chosenFindings: number;
  /** One line for the lists, without personal data: '2026-07 基数调整，共 128 人'. */
  @CodeColumn(200, { default: '' }) summary: string;
  @CodeColumn(200, { default: '' }) summaryEn: string;
  /** Last edit of form, register or papers: a draft that is worked on does not expire. */
  @InstantColumn({ nullable: true }) editedAt: Date | null;
  @InstantColumn() openedAt: Date;
  @InstantColumn({ nullable: true }) submittedAt: Date | null;
  @InstantColumn({ nullable: true }) finishedAt: Date | null;
}

/** What a case has to do with the one it came from. */
@Entity('case_link')
@Index(['fromNo', 'kind', 'businessNo'])
export class CaseLinkEntity {
  @BusinessNoKey() businessNo: string;
  @BusinessNoKey() fromNo: string;
  /** A LinkKind of case-links.ts. */
  @CodeColumn(16) kind: string;
}

/** Who worked on a case before it was submitted: none of them may check it. */
@Entity('submission_editor')
export class SubmissionEditorEntity {
  @BusinessNoKey() businessNo: string;
  @PrimaryColumn({ type: 'int', unsigned: true }) operatorId: number;
}

/** Numbers given out per day: '20261124' → next. */
@Entity('business_number')
export class BusinessNumberEntity {
  @PrimaryColumn({ type: 'char', length: 8 }) day: string;
  @Column({ type: 'int', unsigned: true }) last: number;
}

/** What happened to a case, append-only, each row chained to the one before it. */
@Entity('submission_event')
export class SubmissionEventEntity {
  @BusinessNoKey() businessNo: string;
  @PrimaryColumn({ type: 'int', unsigned: true }) seq: number;
  /** A Verb of libs/case/process.ts. */
  @CodeColumn(16) kind: string;
  @CodeColumn(12) stage: string;
  @CodeColumn(8) actorKind: string;
  @RefColumn() actorId: number;
  @CodeColumn(500, { default: '' }) opinion: string;
  @CodeColumn(64) requestId: string;
  @InstantColumn() at: Date;
  /** The ProcessEvent, from which the workflow's state can be rebuilt. */
  @JsonColumn() event: unknown;
  @HashColumn() previousHash: string;
  @HashColumn() hash: string;
}

/** Every act is a row before it is sent; request id = Idempotency-Key = updateId. */
@Entity('command')
@Index(['outcomeAt', 'sendAfter'])
export class CommandEntity {
  @PrimaryColumn({ type: 'varchar', length: 64, charset: 'ascii', collation: 'ascii_bin' })
  requestId: string;
  @Index() @BusinessNoColumn() businessNo: string;
  @CodeColumn(16) verb: string;
  @CodeColumn(8) actorKind: string;
  @RefColumn() actorId: number;
  @HashColumn() bodyDigest: string;
  @JsonColumn() body: Record<string, unknown>;
  /** Of the request that gave it; empty when no person did. */
  @CodeColumn(40, { default: '' }) correlationId: string;
  @InstantColumn() createdAt: Date;
  /** How often it was sent, and when the sweeper sends it next if it has no outcome by then. */
  @Column({ type: 'smallint', unsigned: true, default: 0 })
  tries: number;
  @InstantColumn() sendAfter: Date;
  /** Outcome of libs/case/outcome.ts; null while under way. */
  @JsonColumn({ nullable: true }) outcome: unknown;
  @InstantColumn({ nullable: true }) outcomeAt: Date | null;
}

/** Idempotency of the api's own writes (drafts, rows, scans, claims): same key + same body → same answer. */
@Entity('idempotent_request')
export class IdempotentRequestEntity {
  /** Hash of actor and Idempotency-Key. */
  @PrimaryColumn({ type: 'char', length: 64, charset: 'ascii', collation: 'ascii_bin' })
  keyHash: string;
  @HashColumn() bodyDigest: string;
  @Column({ type: 'smallint', unsigned: true, nullable: true }) status: number | null;
  @JsonColumn({ nullable: true }) answer: unknown;
  @Index() @InstantColumn() createdAt: Date;
}
