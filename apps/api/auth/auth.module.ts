import { Global, Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { Audit } from '#apps/api/auth/audit';
import { AuthGuard } from '#apps/api/auth/auth.guard';
import { Credentials } from '#apps/api/auth/credentials';
import { EndpointDecisions } from '#apps/api/auth/endpoint-decisions';
import { MeReader } from '#apps/api/auth/me';
import { Passwords } from '#apps/api/auth/passwords';
import { Refusals } from '#apps/api/auth/refusals';
import { SessionController } from '#apps/api/auth/session.controller';
import { SessionKeys } from '#apps/api/auth/session-keys';
import { SessionReader } from '#apps/api/auth/session-reader';
import { Sessions } from '#apps/api/auth/sessions';
import { SignIn } from '#apps/api/auth/sign-in';
import { SignInController } from '#apps/api/auth/sign-in.controller';
import { SignInRecord } from '#apps/api/auth/sign-in-record';
import { SurroundingsController } from '#apps/api/auth/surroundings.controller';
import { Tries } from '#apps/api/auth/tries';
import { UKeys } from '#apps/api/auth/ukeys';
import { CallerRate } from '#apps/api/rate-limit/caller-rate';

/** Sign-in, sessions and the guard of every endpoint. */
@Global()
@Module({
  imports: [DiscoveryModule],
  controllers: [SignInController, SessionController, SurroundingsController],
  providers: [
    Audit,
    CallerRate,
    Credentials,
    EndpointDecisions,
    MeReader,
    Passwords,
    Refusals,
    SessionKeys,
    SessionReader,
    Sessions,
    SignIn,
    SignInRecord,
    Tries,
    UKeys,
    { provide: APP_GUARD, useClass: AuthGuard },
  ],
  exports: [Audit, SessionReader],
})
export class AuthModule {}
