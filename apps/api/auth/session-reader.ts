import { Injectable } from '@nestjs/common';
import { ActorFinder } from '#apps/api/auth/actor-finder';
import { Sessions } from '#apps/api/auth/sessions';
import type { SignedIn } from '#apps/api/auth/signed-in';
import { Problem } from '#apps/api/problems/problem';

/** From the cookie's token to the person and session behind it. */
@Injectable()
export class SessionReader {
  constructor(
    private readonly sessions: Sessions,
    private readonly actors: ActorFinder,
  ) {}

  /** 401 for a token without an open session or whose person may no longer sign in. */
  async require(token: string | undefined): Promise<SignedIn> {
    const session = token === undefined ? null : await this.sessions.find(token);
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

  async end(token: string): Promise<void> {
    await this.sessions.end(token);
  }
}
