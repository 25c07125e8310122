import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Response } from 'express';
import { Config } from '#config/config';
import { sameText, sha256 } from '#libs/access/session-token';
import type { Role } from '#libs/case/plan';
import { ALLOWED_ROLES, holdsRole, PUBLIC } from '#apps/api/auth/actor';
import { hallCookies, readCookie } from '#apps/api/auth/cookies';
import { isUnsafe, requireOwnOrigin } from '#apps/api/auth/request-origin';
import { Refusals } from '#apps/api/auth/refusals';
import { SessionReader } from '#apps/api/auth/session-reader';
import type { SignedIn, SignedInRequest } from '#apps/api/auth/signed-in';
import { Problem } from '#apps/api/problems/problem';
import { CallerRate } from '#apps/api/rate-limit/caller-rate';

/** Before every handler: own origin, open session, a bearable rate, CSRF token, role. The object itself is decided by the service. */
@Injectable()
export class AuthGuard implements CanActivate {
  private readonly cookies;

  constructor(
    private readonly config: Config,
    private readonly reflector: Reflector,
    private readonly reader: SessionReader,
    private readonly rate: CallerRate,
    private readonly refusals: Refusals,
  ) {
    this.cookies = hallCookies(config.webOrigin);
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<SignedInRequest>();
    const unsafe = isUnsafe(request);
    if (unsafe) requireOwnOrigin(request, this.config.webOrigin);
    const targets = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<boolean>(PUBLIC, targets)) return true;
    const found = await this.reader.require(readCookie(request, this.cookies.session));
    const response = context.switchToHttp().getResponse<Response>();
    tellReader(response, found);
    this.refusals.watch(request, response, found.actor);
    this.rate.require(found.actor);
    if (unsafe) requireCsrfToken(request, found);
    const signedIn = isByItself(request) ? found : await this.reader.touch(found);
    const roles =
      this.reflector.getAllAndOverride<Role[] | undefined>(ALLOWED_ROLES, targets) ?? [];
    if (!roles.some((role) => holdsRole(signedIn.actor, role)))
      throw new Problem(403, 'NOT_ALLOWED');
    request.signedIn = signedIn;
    request.actor = signedIn.actor;
    return true;
  }
}

/** Whose data the answer carries, also of a refusal: a page made for somebody else shows none of it. */
function tellReader(response: Response, { actor }: SignedIn): void {
  response.setHeader('X-Reader', `${actor.kind}-${String(actor.id)}`);
}

/** The event stream, and what the page asks because of it, is no sign that anybody sits there. */
function isByItself(request: SignedInRequest): boolean {
  const stream = request.headers.accept === 'text/event-stream';
  return !isUnsafe(request) && (stream || request.headers['x-background'] === 'true');
}

function requireCsrfToken(request: SignedInRequest, { session }: SignedIn): void {
  const given = request.headers['x-csrf-token'];
  if (typeof given !== 'string' || !sameText(sha256(given), session.csrfHash)) {
    throw new Problem(403, 'CSRF_REFUSED');
  }
}
