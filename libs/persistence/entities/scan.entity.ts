import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import {
  BusinessNoColumn,
  CodeColumn,
  HashColumn,
  InstantColumn,
  RefColumn,
} from '#libs/persistence/database/columns';

/** One page of papers of a case; the bytes lie in the store by content hash. */
@Entity('scan')
@Index(['businessNo', 'position'])
@Index(['contentHash'])
@Index(['thumbnailHash'])
export class ScanEntity {
  @PrimaryColumn({ type: 'bigint', unsigned: true, generated: 'increment' }) id: string;
  @BusinessNoColumn() businessNo: string;
  /** Paper kind demanded (dictionary paper-kind). */
  @CodeColumn(40) paper: string;
  @Column({ type: 'int', unsigned: true }) position: number;
  @CodeColumn(40) contentType: string;
  @HashColumn() contentHash: string;
  @HashColumn() thumbnailHash: string;
  @Column({ type: 'int', unsigned: true }) bytes: number;
  @Column({ type: 'int', unsigned: true }) width: number;
  @Column({ type: 'int', unsigned: true }) height: number;
  @Column({ type: 'smallint', unsigned: true, default: 1 }) pages: number;
  /** 'computer' | 'phone'. */
  @CodeColumn(8) source: string;
  @InstantColumn() createdAt: Date;
  /** When it was last turned: these bytes are younger than the page. */
  @InstantColumn({ nullable: true }) contentAt: Date | null;
  @InstantColumn({ nullable: true }) deletedAt: Date | null;
}

/** What the QR code carries: one case, ten minutes, one phone, no session. */
@Entity('scan_link')
export class ScanLinkEntity {
  @PrimaryColumn({ type: 'char', length: 64, charset: 'ascii', collation: 'ascii_bin' })
  tokenHash: string;
  @Index() @BusinessNoColumn() businessNo: string;
  /** Who called the phone: what it sends is his. Null only in links older than this column. */
  @RefColumn({ nullable: true }) operatorId: number | null;
  @CodeColumn(40) paper: string;
  @InstantColumn() createdAt: Date;
  @InstantColumn() expiresAt: Date;
  /** Set when the first phone opens it: the phone's own secret, hashed. */
  @HashColumn({ nullable: true }) phoneHash: string | null;
  @InstantColumn({ nullable: true }) closedAt: Date | null;
}

/** A resumable upload under way. */
@Entity('scan_upload')
@Index(['finishedAt', 'createdAt'])
export class ScanUploadEntity {
  @PrimaryColumn({ type: 'char', length: 26 }) id: string;
  @Index() @BusinessNoColumn() businessNo: string;
  @CodeColumn(40) paper: string;
  @CodeColumn(8) source: string;
  @Column({ type: 'int', unsigned: true }) bytesTotal: number;
  @Column({ type: 'int', unsigned: true, default: 0 }) bytesReceived: number;
  @Index() @HashColumn({ nullable: true }) linkTokenHash: string | null;
  /** The page's place in the case, given when it was chosen. Null only in uploads older than this column. */
  @Column({ type: 'int', unsigned: true, nullable: true }) position: number | null;
  /** Clockwise, on top of what the picture itself says: the hall turns, and nobody else. */
  @Column({ type: 'smallint', unsigned: true, default: 0 }) turn: number;
  /** What became of it: a last chunk sent twice finds the same scan. */
  @Column({ type: 'bigint', unsigned: true, nullable: true }) scanId: string | null;
  /** The page that arrived before and goes when this one is there. */
  @Column({ type: 'bigint', unsigned: true, nullable: true }) replacesScanId: string | null;
  @InstantColumn() createdAt: Date;
  /** The file was no paper: nothing is there but its place, for the one that is sent instead. */
  @InstantColumn({ nullable: true }) refusedAt: Date | null;
  @InstantColumn({ nullable: true }) finishedAt: Date | null;
}
