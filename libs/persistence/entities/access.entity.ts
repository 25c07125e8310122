import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import {
  CodeColumn,
  HashColumn,
  InstantColumn,
  JsonColumn,
  RefColumn,
} from '#libs/persistence/database/columns';

/** A UKey certificate the centre issued to a unit: exactly one valid one per unit. */
@Entity('certificate')
export class CertificateEntity {
  /** SHA-256 of the DER. */
  @PrimaryColumn({ type: 'char', length: 64, charset: 'ascii', collation: 'ascii_bin' })
  fingerprint: string;
  @Index() @RefColumn() unitId: number;
  @CodeColumn(64) serialNumber: string;
  @CodeColumn(200) subject: string;
  @InstantColumn() validFrom: Date;
  @InstantColumn() validTo: Date;
  @InstantColumn({ nullable: true }) revokedAt: Date | null;
}

/** A nonce a key must sign within 60 seconds, once. */
@Entity('sign_in_challenge')
export class SignInChallengeEntity {
  @PrimaryColumn({ type: 'char', length: 64, charset: 'ascii', collation: 'ascii_bin' })
  nonceHash: string;
  @CodeColumn(64) sessionBinding: string;
  @CodeColumn(200) origin: string;
  @Index() @InstantColumn() expiresAt: Date;
  @InstantColumn({ nullable: true }) usedAt: Date | null;
}

/** Failures by account and by address, and until when sign-in answers no. */
@Entity('sign_in_throttle')
export class SignInThrottleEntity {
  @PrimaryColumn({ type: 'char', length: 64, charset: 'ascii', collation: 'ascii_bin' })
  keyHash: string;
  @Column({ type: 'int', unsigned: true }) failures: number;
  @InstantColumn({ nullable: true }) blockedUntil: Date | null;
  @Index() @InstantColumn() lastFailureAt: Date;
}

/** A signed-in browser. The cookie carries a random token; the table keeps its hash. */
@Entity('session')
@Index(['actorKind', 'actorId'])
export class SessionEntity {
  @PrimaryColumn({ type: 'char', length: 64, charset: 'ascii', collation: 'ascii_bin' })
  tokenHash: string;
  /** What the sessions page and its end button name; not the token. */
  @Index({ unique: true }) @CodeColumn(26) publicId: string;
  /** 'operator' | 'staff'. */
  @CodeColumn(8) actorKind: string;
  @RefColumn() actorId: number;
  @HashColumn() csrfHash: string;
  /** Fingerprint of the UKey the operator signed in with. */
  @HashColumn({ nullable: true }) certificateFingerprint: string | null;
  /** That certificate and those above it below the root, PEM: asked again while the session lasts. */
  @JsonColumn({ nullable: true }) certificatePath: string[] | null;
  @CodeColumn(64) address: string;
  @CodeColumn(200) userAgent: string;
  @Index() @InstantColumn() createdAt: Date;
  @InstantColumn() lastSeenAt: Date;
  @InstantColumn({ nullable: true }) endedAt: Date | null;
}

/** Who looked at what was masked, who signed in or failed to: append-only. */
@Entity('audit_entry')
@Index(['actorKind', 'actorId', 'id'])
export class AuditEntryEntity {
  @PrimaryColumn({ type: 'bigint', unsigned: true, generated: 'increment' }) id: string;
  @InstantColumn() at: Date;
  @CodeColumn(8) actorKind: string;
  @RefColumn() actorId: number;
  @CodeColumn(40) act: string;
  @CodeColumn(60) subject: string;
  @CodeColumn(64) address: string;
  @CodeColumn(40) correlationId: string;
}
