import { IsNull, LessThan, MoreThan, Not, type EntityManager } from 'typeorm';
import {
  personOf,
  withPerson,
  type ActingPerson,
  type PersonColumns,
} from '#libs/persistence/access/acting-person';
import { CertificateEntity, SessionEntity } from '#libs/persistence/entities/access.entity';
import { keptQuery } from '#libs/persistence/database/kept-query';
import { hint } from '#libs/persistence/live/live-hints';
import type { ActorKind } from '#libs/persistence/access/people-store';

export type NewSession = Omit<SessionEntity, 'createdAt' | 'lastSeenAt' | 'endedAt'>;

export interface SessionOwner {
  readonly kind: ActorKind;
  readonly id: number;
}

/** Where the streams of a person's sessions hear that one has ended. */
export function sessionsChannel({ kind, id }: SessionOwner): string {
  return `sessions/${kind}/${String(id)}`;
}

export async function beginSession(
  manager: EntityManager,
  session: NewSession,
  at: Date,
): Promise<void> {
  await manager.insert(SessionEntity, { ...session, createdAt: at, lastSeenAt: at, endedAt: null });
}

/** With the time it was read at, by the clock its own times are judged by, and whose it is. */
export interface SessionRead {
  readonly session: SessionEntity;
  readonly at: Date;
  readonly person: ActingPerson | null;
  /** The key it began with was withdrawn by the centre, or is not the centre's at all. */
  readonly isKeyRevoked: boolean;
}

const KEY_REVOKED = `session.certificateFingerprint IS NOT NULL
  AND (certificate.fingerprint IS NULL OR certificate.revokedAt <= UTC_TIMESTAMP(3))`;

const sessionWithPerson = keptQuery<
  SessionEntity,
  PersonColumns & { read_at: Date; key_revoked: number },
  'tokenHash'
>(['tokenHash'], (manager) =>
  withPerson(manager.createQueryBuilder(SessionEntity, 'session'))
    .leftJoin(
      CertificateEntity,
      'certificate',
      'certificate.fingerprint = session.certificateFingerprint',
    )
    .addSelect('UTC_TIMESTAMP(3)', 'read_at')
    .addSelect(`COALESCE(${KEY_REVOKED}, FALSE)`, 'key_revoked')
    .where('session.tokenHash = :tokenHash AND session.endedAt IS NULL'),
);

/** One statement: every request of a signed-in person begins with it. */
export async function openSession(
  manager: EntityManager,
  tokenHash: string,
): Promise<SessionRead | null> {
  const { row: session, raw } = await sessionWithPerson(manager, { tokenHash });
  const [read] = raw;
  if (session === null || read === undefined) return null;
  const isKeyRevoked = Number(read.key_revoked) === 1;
  return { session, at: read.read_at, person: personOf(session, raw), isKeyRevoked };
}

/** Sessions that began since `since` and were not ended, latest first. */
export async function openSessionsOf(
  manager: EntityManager,
  owner: SessionOwner,
  since: Date,
): Promise<SessionEntity[]> {
  return manager.find(SessionEntity, {
    where: {
      actorKind: owner.kind,
      actorId: owner.id,
      endedAt: IsNull(),
      createdAt: MoreThan(since),
    },
    order: { lastSeenAt: 'DESC', publicId: 'ASC' },
    take: 100,
  });
}

export async function touchSession(
  manager: EntityManager,
  tokenHash: string,
  at: Date,
): Promise<void> {
  await manager.update(SessionEntity, { tokenHash, endedAt: IsNull() }, { lastSeenAt: at });
}

export async function endSession(
  manager: EntityManager,
  tokenHash: string,
  at: Date,
): Promise<void> {
  const session = (await openSession(manager, tokenHash))?.session;
  if (session === undefined) return;
  await manager.update(SessionEntity, { tokenHash, endedAt: IsNull() }, { endedAt: at });
  const kind = session.actorKind === 'staff' ? 'staff' : 'operator';
  await hint(manager, sessionsChannel({ kind, id: session.actorId }), 'session');
}

/** False when the owner has no such open session. */
export async function endSessionOf(
  manager: EntityManager,
  owner: SessionOwner,
  publicId: string,
  at: Date,
): Promise<boolean> {
  const mine = { publicId, actorKind: owner.kind, actorId: owner.id, endedAt: IsNull() };
  const ended = await manager.update(SessionEntity, mine, { endedAt: at });
  if (ended.affected !== 1) return false;
  await hint(manager, sessionsChannel(owner), 'session');
  return true;
}

/** Ends every session of the owner except the one that asks. */
export async function endOtherSessions(
  manager: EntityManager,
  owner: SessionOwner,
  keptPublicId: string,
  at: Date,
): Promise<void> {
  const others = {
    publicId: Not(keptPublicId),
    actorKind: owner.kind,
    actorId: owner.id,
    endedAt: IsNull(),
  };
  await manager.update(SessionEntity, others, { endedAt: at });
  await hint(manager, sessionsChannel(owner), 'session');
}

/** When the owner signed in the time before, for the line 'last sign-in' that betrays a stranger. */
export async function previousSessionAt(
  manager: EntityManager,
  owner: SessionOwner,
  before: Date,
): Promise<Date | null> {
  const earlier = await manager.find(SessionEntity, {
    where: { actorKind: owner.kind, actorId: owner.id, createdAt: LessThan(before) },
    order: { createdAt: 'DESC' },
    take: 1,
  });
  return earlier[0]?.createdAt ?? null;
}

export async function forgetOldSessions(manager: EntityManager, before: Date): Promise<void> {
  await manager.query('DELETE FROM session WHERE created_at < ? LIMIT 10000', [before]);
}
