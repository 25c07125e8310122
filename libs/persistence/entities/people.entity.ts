import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import { CodeColumn, InstantColumn, RefColumn } from '#libs/persistence/database/columns';

/** A unit's operator (经办人). */
@Entity('unit_operator')
@Index(['unitId', 'loginName'], { unique: true })
export class UnitOperatorEntity {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true }) id: number;
  @RefColumn() unitId: number;
  @CodeColumn(40) loginName: string;
  @CodeColumn(60) name: string;
  @CodeColumn(20) phone: string;
  /** The natural person, so that one person with two logins never checks his own work. */
  @RefColumn() personNo: number;
  @CodeColumn(160) passwordHash: string;
  @InstantColumn() passwordChangedAt: Date;
  @Column({ type: 'boolean', default: true }) active: boolean;
  @InstantColumn({ nullable: true }) lastSignInAt: Date | null;
}

/** The centre's staff. */
@Entity('staff')
export class StaffEntity {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true }) id: number;
  @Index({ unique: true }) @CodeColumn(40) loginName: string;
  @CodeColumn(60) name: string;
  @CodeColumn(8) branchCode: string;
  @RefColumn() personNo: number;
  @CodeColumn(160) passwordHash: string;
  @InstantColumn() passwordChangedAt: Date;
  /** AES-256-GCM under the deployment's key: iv.tag.ciphertext in base64url. */
  @CodeColumn(200) totpSecretSealed: string;
  /** Last accepted TOTP step: a code serves once. */
  @Column({ type: 'int', unsigned: true, default: 0 }) totpLastStep: number;
  @Column({ type: 'boolean', default: true }) active: boolean;
  @InstantColumn({ nullable: true }) lastSignInAt: Date | null;
}

/** A role at a branch; branch '*' is every branch. */
@Entity('staff_grant')
export class StaffGrantEntity {
  @PrimaryColumn({ type: 'int', unsigned: true }) staffId: number;
  @PrimaryColumn({ type: 'varchar', length: 24 }) role: string;
  @PrimaryColumn({ type: 'varchar', length: 8 }) branchCode: string;
}
