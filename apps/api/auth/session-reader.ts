import { Injectable } from '@nestjs/common';
import type { SessionEntity } from '#libs/persistence/entities/access.entity';
import { ActorFinder } from '#apps/api/auth/actor-finder';
import { SessionKeys } from '#apps/api/auth/session-keys';
import { Sessions } from '#apps/api/auth/sessions';
import type { SignedIn } from '#apps/api/auth/signed-in';
import { Problem } from '#apps/api/problems/problem';

/** From the cookie's token to the person and session behind it. */
@Injectable()
export class SessionReader {
  constructor(
    private readonly sessions: Sessions,
    private readonly actors: ActorFinder,
    private readonly keys: SessionKeys,
  ) {}

  /** 401 for a token without an open session, whose key was revoked or whose person may no longer sign in. */
  async require(token: string | undefined): Promise<SignedIn> {
    const session = token === undefined ? null : await this.openOne(token);
    const actor = session === null ? null : await this.actors.of(session);
    if (token === undefined || session === null || actor === null)
      throw new Problem(401, 'SIGNED_OUT');
    return { actor, session, token };
  }

  /** A sign of the person at the browser. */
  async touch(signedIn: SignedIn): Promise<SignedIn> {
    signedIn.session.lastSeenAt = await this.sessions.touch(signedIn.session);
    return signedIn;
  }

  private async openOne(token: string): Promise<SessionEntity | null> {
    const session = await this.sessions.find(token);
    if (session === null || (await this.keys.isGood(session))) return session;
    await this.sessions.end(token);
    return null;
  }

  async end(token: string): Promise<void> {
    await this.sessions.end(token);
  }
}
