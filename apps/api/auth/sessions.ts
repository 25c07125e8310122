import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { ABSOLUTE_HOURS, isOver } from '#libs/access/session-limits';
import { csrfTokenOf, newPublicId, newToken, sha256 } from '#libs/access/session-token';
import type { SessionEntity } from '#libs/persistence/entities/access.entity';
import { databaseNow } from '#libs/persistence/database/database-clock';
import {
  beginSession,
  endOtherSessions,
  endSession,
  endSessionOf,
  openSession,
  openSessionsOf,
  touchSession,
  type SessionOwner,
  type SessionRead,
} from '#libs/persistence/access/session-store';
import { inTransaction } from '#libs/persistence/database/transaction';
import type { VerifiedKey } from '#libs/ukey/ukey-verifier';
import type { Circumstances } from '#apps/api/auth/circumstances';

/** Seen to half a minute: not every request needs a write. */
const TOUCH_AFTER_MS = 30_000;

/** The UKey a session begins with. */
type SessionKey = Pick<VerifiedKey, 'fingerprint' | 'pathPem'>;

export interface BegunSession {
  readonly token: string;
  readonly publicId: string;
}

/** Signed-in browsers, in the database, so that every api process knows them and any of them can end them. */
@Injectable()
export class Sessions {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async begin(
    owner: SessionOwner,
    from: Circumstances,
    key: SessionKey | null,
  ): Promise<BegunSession> {
    const token = newToken();
    const publicId = newPublicId();
    await inTransaction(this.dataSource, async (manager) => {
      const session = {
        tokenHash: sha256(token),
        publicId,
        actorKind: owner.kind,
        actorId: owner.id,
        csrfHash: sha256(csrfTokenOf(token)),
        certificateFingerprint: key?.fingerprint ?? null,
        certificatePath: key === null ? null : [...key.pathPem],
        ...from,
      };
      await beginSession(manager, session, await databaseNow(manager));
    });
    return { token, publicId };
  }

  /** null for a token that is unknown, ended, idle for too long or too old. */
  async find(token: string): Promise<SessionRead | null> {
    const read = await openSession(this.dataSource.manager, sha256(token));
    return read === null || isOver(read.session, read.at) ? null : read;
  }

  /** A sign of the person at the browser. @returns when he was last seen */
  async touch({ session, at }: Pick<SessionRead, 'session' | 'at'>): Promise<Date> {
    if (at.getTime() - session.lastSeenAt.getTime() < TOUCH_AFTER_MS) return session.lastSeenAt;
    await inTransaction(this.dataSource, (manager) => touchSession(manager, session.tokenHash, at));
    return at;
  }

  async end(token: string): Promise<void> {
    await inTransaction(this.dataSource, async (manager) =>
      endSession(manager, sha256(token), await databaseNow(manager)),
    );
  }

  async endOne(owner: SessionOwner, publicId: string): Promise<boolean> {
    return inTransaction(this.dataSource, async (manager) =>
      endSessionOf(manager, owner, publicId, await databaseNow(manager)),
    );
  }

  async endOthers(owner: SessionOwner, keptPublicId: string): Promise<void> {
    await inTransaction(this.dataSource, async (manager) =>
      endOtherSessions(manager, owner, keptPublicId, await databaseNow(manager)),
    );
  }

  async list(owner: SessionOwner): Promise<SessionEntity[]> {
    const now = await databaseNow(this.dataSource.manager);
    const since = new Date(now.getTime() - ABSOLUTE_HOURS * 3_600_000);
    const open = await openSessionsOf(this.dataSource.manager, owner, since);
    return open.filter((session) => !isOver(session, now));
  }
}
