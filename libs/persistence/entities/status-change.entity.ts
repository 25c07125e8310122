import { Entity, Index, PrimaryColumn } from 'typeorm';
import {
  BusinessNoColumn,
  CodeColumn,
  InstantColumn,
  MonthColumn,
  RefColumn,
} from '#libs/persistence/database/columns';

/**
 * What was posted of an account's status, append-only: a later posting replaces a term of the same month, the history keeps
 * both (domain 14). Its kind is kept, because a query asks for it and it follows from the terms of the moment only.
 */
@Entity('status_change')
@Index(['unitId', 'postedAt', 'id'])
@Index(['unitId', 'kind', 'postedAt', 'id'])
@Index(['accountId', 'unitId', 'postedAt', 'id'])
@Index(['postedAt', 'id'])
export class StatusChangeEntity {
  @PrimaryColumn({ type: 'bigint', unsigned: true, generated: 'increment' }) id: string;
  @RefColumn() accountId: number;
  /** Who sees it: of a transfer both units, each its own side. */
  @RefColumn() unitId: number;
  /** One of STATUS_CHANGE_KINDS (records/status-history.ts). */
  @CodeColumn(12) kind: string;
  /** Dictionary of the act; '' for none. */
  @CodeColumn(8, { default: '' }) reason: string;
  @MonthColumn() fromMonth: string;
  /** Null for what the former system did. */
  @BusinessNoColumn({ nullable: true }) businessNo: string | null;
  @InstantColumn() postedAt: Date;
}
