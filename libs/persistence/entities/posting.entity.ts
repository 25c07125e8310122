import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import {
  BusinessNoColumn,
  BusinessNoKey,
  CodeColumn,
  HashColumn,
  InstantColumn,
  JsonColumn,
  MonthColumn,
  RefColumn,
} from '#libs/persistence/database/columns';
import type { PrintedSlip } from '#libs/persistence/documents/printed-slip';

/** The proof that a case was posted, once after the event it follows: inserted first in the posting's transaction. */
@Entity('posting')
export class PostingEntity {
  @BusinessNoKey() businessNo: string;
  @PrimaryColumn({ type: 'int', unsigned: true, default: 0 }) seq: number;
  @Column({ type: 'int', unsigned: true }) changes: number;
  @InstantColumn() postedAt: Date;
}

/** A posted change with before and after: append-only history of units, members and accounts. */
@Entity('posted_change')
@Index(['subjectKind', 'subjectId', 'id'])
@Index(['unitId', 'subjectKind', 'postedAt', 'id'])
@Index(['subjectKind', 'postedAt', 'id'])
@Index(['businessNo'])
export class PostedChangeEntity {
  @PrimaryColumn({ type: 'bigint', unsigned: true, generated: 'increment' }) id: string;
  @BusinessNoColumn() businessNo: string;
  /** 'unit' | 'member' | 'account'. */
  @CodeColumn(8) subjectKind: string;
  @RefColumn() subjectId: number;
  @RefColumn() unitId: number;
  @CodeColumn(40) field: string;
  /** Money as fen in digits; codes as codes. */
  @CodeColumn(200) before: string;
  @CodeColumn(200) after: string;
  @MonthColumn({ nullable: true }) effectiveMonth: string | null;
  @InstantColumn() postedAt: Date;
}

/** A printed document: rendered once, stored by content, served and verified for ever. A newer one is another document. */
@Entity('document')
@Index(['subjectKind', 'subjectNo', 'kind', 'n'], { unique: true })
@Index(['unitId', 'id'])
export class DocumentEntity {
  @PrimaryColumn({ type: 'bigint', unsigned: true, generated: 'increment' }) id: string;
  /** One of DOCUMENT_SUBJECTS. */
  @CodeColumn(8) subjectKind: string;
  /** What the subject is known by: a business number, an account, a voucher, a month or day. */
  @Column({ type: 'varchar', length: 24, charset: 'ascii', collation: 'ascii_bin' })
  subjectNo: string;
  @CodeColumn(24) kind: string;
  /** The how-manieth of its subject and kind. */
  @Column({ type: 'smallint', unsigned: true, default: 1 }) n: number;
  /** Whose paper it is; null where it is the centre's own. */
  @RefColumn({ nullable: true }) unitId: number | null;
  @HashColumn() contentHash: string;
  @Column({ type: 'int', unsigned: true }) bytes: number;
  @Column({ type: 'smallint', unsigned: true }) pages: number;
  /** 12 characters, printed on the paper and asked by the public page. */
  @CodeColumn(16) verificationCode: string;
  /** What a slip says, as it was when it was printed; null of other papers, and of slips from before it was kept. */
  @JsonColumn({ nullable: true }) printed: PrintedSlip | null;
  @InstantColumn() createdAt: Date;
}
