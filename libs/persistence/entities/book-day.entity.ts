import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { HashColumn, InstantColumn } from '#libs/persistence/database/columns';

/** A day of the books (会计日): once closed it takes no more. */
@Entity('book_day')
export class BookDayEntity {
  @PrimaryColumn({ type: 'date' }) day: string;
  @InstantColumn({ nullable: true }) closedAt: Date | null;
  /** Digest of the links of its vouchers and of the day before that had some; null where it has none. */
  @HashColumn({ nullable: true }) anchor: string | null;
}

/** 记字号: given at the end of the day, without gap within a calendar year, never changed. */
@Entity('voucher_number')
@Index(['voucherId'], { unique: true })
export class VoucherNumberEntity {
  @PrimaryColumn({ type: 'smallint', unsigned: true }) year: number;
  @PrimaryColumn({ type: 'int', unsigned: true }) number: number;
  @Column({ type: 'bigint', unsigned: true }) voucherId: string;
  @Column({ type: 'date' }) postingDay: string;
}
