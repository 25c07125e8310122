import { Column, Entity, PrimaryColumn } from 'typeorm';
import { FenColumn, InstantColumn } from '#libs/persistence/database/columns';

/** What a unit remitted in a month: the history behind the home page's chart. */
@Entity('unit_month')
export class UnitMonthEntity {
  @PrimaryColumn({ type: 'int', unsigned: true }) unitId: number;
  @PrimaryColumn({ type: 'char', length: 6 }) month: string;
  @Column({ type: 'int', unsigned: true }) headcount: number;
  @FenColumn() unitFen: number;
  @FenColumn() personalFen: number;
  @FenColumn() fiscalFen: number;
  @InstantColumn() allocatedAt: Date;
}
