import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { SessionEntity } from '#libs/persistence/entities/access.entity';
import { STAFF_ROLES } from '#libs/case/plan';
import { Allow, type Actor, type ActorRequest } from '#apps/api/auth/actor';

/** The session behind a request, for the pages about sign-in itself. */
export interface SignedIn {
  readonly actor: Actor;
  readonly session: SessionEntity;
  /** When the session was read, by the database's clock: its times are judged by no other. */
  readonly at: Date;
  readonly token: string;
}

export type SignedInRequest = ActorRequest & { signedIn?: SignedIn };

/** Everybody who is signed in, whatever the role. */
export const AllowEveryRole = (): MethodDecorator & ClassDecorator =>
  Allow('operator', ...STAFF_ROLES);

export const CurrentSession = createParamDecorator(
  (_: unknown, context: ExecutionContext): SignedIn => {
    const signedIn = context.switchToHttp().getRequest<SignedInRequest>().signedIn;
    if (signedIn === undefined)
      throw new Error('an endpoint without @Public was reached without a session');
    return signedIn;
  },
);
