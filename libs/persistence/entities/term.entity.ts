import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { BusinessNoColumn, CodeColumn, FenColumn } from '#libs/persistence/database/columns';

/** A line's row is keyed by whom it is of and the month it holds from (domain 14). */
function OfAccount(): PropertyDecorator {
  return PrimaryColumn({ type: 'int', unsigned: true });
}
function FromMonth(): PropertyDecorator {
  return PrimaryColumn({ type: 'char', length: 6 });
}
function RatioColumn(nullable = false): PropertyDecorator {
  return Column({ type: 'smallint', unsigned: true, nullable });
}

/** An account's base from a month on. */
@Entity('base_term')
export class BaseTermEntity {
  @OfAccount() accountId: number;
  @FromMonth() fromMonth: string;
  @FenColumn() baseFen: number;
  /** The case that set it; null for what was brought over. */
  @BusinessNoColumn({ nullable: true }) businessNo: string | null;
}

/** Ratios an account carries itself from a month on; all null: the unit's again. */
@Entity('own_ratio_term')
export class OwnRatioTermEntity {
  @OfAccount() accountId: number;
  @FromMonth() fromMonth: string;
  @RatioColumn(true) unitRatioBp: number | null;
  @RatioColumn(true) personalRatioBp: number | null;
  @RatioColumn(true) fiscalRatioBp: number | null;
  @BusinessNoColumn({ nullable: true }) businessNo: string | null;
}

/** An account's status, and the unit it belongs to, from a month on. */
@Entity('status_term')
@Index(['unitId', 'accountId'])
@Index(['businessNo'])
export class StatusTermEntity {
  @OfAccount() accountId: number;
  @FromMonth() fromMonth: string;
  @Column({ type: 'int', unsigned: true }) unitId: number;
  /** JGJ/T 320 A.6. */
  @CodeColumn(2) status: string;
  /** Dictionary of the act that set it; '' for what was brought over. */
  @CodeColumn(8, { default: '' }) reason: string;
  @BusinessNoColumn({ nullable: true }) businessNo: string | null;
}

/** What a unit brings into the amounts of a month, from a month on. */
@Entity('unit_term')
export class UnitTermEntity {
  @PrimaryColumn({ type: 'int', unsigned: true }) unitId: number;
  @FromMonth() fromMonth: string;
  @RatioColumn() unitRatioBp: number;
  @RatioColumn() personalRatioBp: number;
  @RatioColumn() fiscalRatioBp: number;
  @CodeColumn(16) rounding: string;
  /** JGJ/T 320 A.4. */
  @CodeColumn(2) status: string;
  @BusinessNoColumn({ nullable: true }) businessNo: string | null;
}
