import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import { CodeColumn, InstantColumn, JsonColumn } from '#libs/persistence/database/columns';

/** A branch of the centre (管理部). */
@Entity('branch')
export class BranchEntity {
  @PrimaryColumn({ type: 'varchar', length: 8 }) code: string;
  @CodeColumn(80) name: string;
  @CodeColumn(80) nameEn: string;
  @CodeColumn(200) address: string;
  @CodeColumn(20) phone: string;
}

/** A dated parameter: cap, floor, ratio bounds, months ahead… scope is a district or branch code, '' for all. */
@Entity('parameter')
@Index(['name', 'scope', 'validFrom'])
export class ParameterEntity {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true }) id: number;
  @CodeColumn(40) name: string;
  @CodeColumn(8, { default: '' }) scope: string;
  @CodeColumn(60) value: string;
  @Column({ type: 'date' }) validFrom: string;
  @Column({ type: 'date', nullable: true }) validTo: string | null;
  @InstantColumn() knownFrom: Date;
}

/** One entry of a code table of domain 10. */
@Entity('dictionary_entry')
export class DictionaryEntryEntity {
  @PrimaryColumn({ type: 'varchar', length: 24 }) dictionary: string;
  @PrimaryColumn({ type: 'varchar', length: 8 }) code: string;
  @CodeColumn(80) label: string;
  @CodeColumn(80) labelEn: string;
  @Column({ type: 'smallint', unsigned: true }) position: number;
}

/** Days that differ from Monday–Friday: public holidays and make-up working days (调休). */
@Entity('calendar_day')
export class CalendarDayEntity {
  @PrimaryColumn({ type: 'date' }) day: string;
  @Column({ type: 'boolean' }) working: boolean;
  @CodeColumn(40) label: string;
}

/** A business's approval route as data: thresholds choose the levels; read once at submit, then frozen in the case. */
@Entity('route')
@Index(['business', 'validFrom'])
export class RouteEntity {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true }) id: number;
  @CodeColumn(40) business: string;
  /** RouteDefinition of libs/case/route.ts. */
  @JsonColumn() definition: unknown;
  @Column({ type: 'date' }) validFrom: string;
}
