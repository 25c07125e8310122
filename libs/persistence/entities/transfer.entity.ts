import { Entity, Index, PrimaryColumn } from 'typeorm';
import {
  BusinessNoKey,
  FenColumn,
  InstantColumn,
  MonthColumn,
  RefColumn,
} from '#libs/persistence/database/columns';

/**
 * What a transferred account took along: a pair of rows an account, out of the one unit's book and into the other's, as its
 * voucher books it. Append-only; the two sum up to nothing.
 */
@Entity('transfer_entry')
@Index(['unitId', 'postedAt'])
@Index(['accountId'])
export class TransferEntryEntity {
  @BusinessNoKey() businessNo: string;
  @PrimaryColumn({ type: 'int', unsigned: true }) accountId: number;
  /** Whose book: the unit that lets go, by negative amounts, or the one that receives. */
  @PrimaryColumn({ type: 'int', unsigned: true }) unitId: number;
  @RefColumn() fromUnitId: number;
  @RefColumn() toUnitId: number;
  /** 上年结转 and 当年归集. */
  @FenColumn() carriedForwardFen: number;
  @FenColumn() currentYearFen: number;
  /** First month in the unit that receives. */
  @MonthColumn() month: string;
  /** Last month paid when it went; none before a first one. */
  @MonthColumn({ nullable: true }) paidThroughMonth: string | null;
  @InstantColumn() postedAt: Date;
}
