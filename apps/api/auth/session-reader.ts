import { Injectable } from '@nestjs/common';
import type { SessionRead } from '#libs/persistence/access/session-store';
import type { Actor } from '#apps/api/auth/actor';
import { SessionKeys } from '#apps/api/auth/session-keys';
import { Sessions } from '#apps/api/auth/sessions';
import type { SignedIn } from '#apps/api/auth/signed-in';
import { Problem } from '#apps/api/problems/problem';

/** From the cookie's token to the person and session behind it. */
@Injectable()
export class SessionReader {
  constructor(
    private readonly sessions: Sessions,
    private readonly keys: SessionKeys,
  ) {}

  /** 401 for a token without an open session, whose key was revoked or whose person may no longer sign in. */
  async require(token: string | undefined): Promise<SignedIn> {
    const read = token === undefined ? null : await this.openOne(token);
    const actor = read === null ? null : actorOf(read);
    if (token === undefined || read === null || actor === null)
      throw new Problem(401, 'SIGNED_OUT');
    const { session, at } = read;
    return { actor, session, at, token };
  }

  /** A sign of the person at the browser. */
  async touch(signedIn: SignedIn): Promise<SignedIn> {
    signedIn.session.lastSeenAt = await this.sessions.touch(signedIn);
    return signedIn;
  }

  private async openOne(token: string): Promise<SessionRead | null> {
    const read = await this.sessions.find(token);
    if (read === null || (await this.keys.isGood(read))) return read;
    await this.sessions.end(token);
    return null;
  }

  async end(token: string): Promise<void> {
    await this.sessions.end(token);
  }
}

/** Null when the login was closed since. */
function actorOf({ session, person: found }: SessionRead): Actor | null {
  if (found === null) return null;
  const { active, ...person } = found;
  return active ? { ...person, sessionId: session.publicId } : null;
}
