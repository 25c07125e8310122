import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { BusinessNoColumn, FenColumn, RefColumn } from '#libs/persistence/database/columns';

/**
 * The flow of a unit (单位业务流水): what its vouchers moved of its members' money, and what its cases did without money. Written
 * with what it tells, and proven against the entries.
 */
@Entity('unit_flow')
@Index(['entryKey'], { unique: true })
@Index(['unitId', 'postingDay', 'id'])
@Index(['unitId', 'type', 'postingDay', 'id'])
@Index(['voucherId', 'lineNo'])
@Index(['businessNo'])
export class UnitFlowEntity {
  @PrimaryColumn({ type: 'bigint', unsigned: true, generated: 'increment' }) id: string;
  /** What it tells of, once: a line of a voucher and a kind, or a case and a kind. */
  @Column({ type: 'varchar', length: 64, charset: 'ascii', collation: 'ascii_bin' })
  entryKey: string;
  @RefColumn() unitId: number;
  @Column({ type: 'date' }) postingDay: string;
  /** JGJ/T 320 A.5. */
  @Column({ type: 'char', length: 2 }) type: string;
  /** None where no voucher stands behind it: a case that moved no money. */
  @Column({ type: 'bigint', unsigned: true, nullable: true }) voucherId: string | null;
  @Column({ type: 'smallint', unsigned: true, default: 0 }) lineNo: number;
  @BusinessNoColumn({ nullable: true }) businessNo: string | null;
  /** '' for what is about no month. */
  @Column({ type: 'char', length: 6, default: '' }) month: string;
  /** By how much the members' money rose, without interest. */
  @FenColumn() amountFen: number;
  @FenColumn() interestFen: number;
  @Column({ type: 'int', unsigned: true }) headcount: number;
}
