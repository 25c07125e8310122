import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { InstantColumn } from '#libs/persistence/database/columns';

/** Bytes that a paper no longer names, and nobody at the centre was ever shown: to be taken from the store. */
@Entity('scan_left')
export class ScanLeftEntity {
  @PrimaryColumn({ type: 'char', length: 64, charset: 'ascii', collation: 'ascii_bin' })
  contentHash: string;
  @Index()
  @PrimaryColumn({ type: 'char', length: 16, charset: 'ascii', collation: 'ascii_bin' })
  businessNo: string;
  @Column({ type: 'int', unsigned: true }) bytes: number;
  @Index() @InstantColumn() leftAt: Date;
}
