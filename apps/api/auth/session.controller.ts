import { Body, Controller, Delete, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Config } from '#config/config';
import { IdempotentByItself } from '#apps/api/auth/actor';
import { Audit } from '#apps/api/auth/audit';
import { MeView, PasswordBody, SessionsView } from '#apps/api/auth/auth.dto';
import { circumstancesOf } from '#apps/api/auth/circumstances';
import { clearCookie, hallCookies } from '#apps/api/auth/cookies';
import { MeReader } from '#apps/api/auth/me';
import { Passwords } from '#apps/api/auth/passwords';
import { Sessions } from '#apps/api/auth/sessions';
import { AllowEveryRole, CurrentSession, type SignedIn } from '#apps/api/auth/signed-in';
import { SessionId } from '#apps/api/path-parts';
import { Problem } from '#apps/api/problems/problem';
import { Answers } from '#apps/api/problems/answers';

/** What a signed-in person does with his own session, password and browsers. */
@ApiTags('auth')
@AllowEveryRole()
@Controller('auth')
export class SessionController {
  constructor(
    private readonly config: Config,
    private readonly me: MeReader,
    private readonly sessions: Sessions,
    private readonly passwords: Passwords,
    private readonly audit: Audit,
  ) {}

  @Get('me')
  @ApiOkResponse({ type: MeView })
  async read(@CurrentSession() signedIn: SignedIn): Promise<MeView> {
    return this.me.of(signedIn);
  }

  /** The answer to the idle warning. Repeating it does no harm, hence no key. */
  @IdempotentByItself()
  @Post('keep-alive')
  @HttpCode(200)
  @ApiOkResponse({ type: MeView })
  async keepAlive(@CurrentSession() signedIn: SignedIn): Promise<MeView> {
    return this.me.of(signedIn);
  }

  @IdempotentByItself()
  @Post('sign-out')
  @HttpCode(204)
  @ApiNoContentResponse()
  async signOut(
    @CurrentSession() { actor, session, token }: SignedIn,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    await this.sessions.end(token);
    const { address } = circumstancesOf(request);
    await this.audit.write({ owner: actor, act: 'signed-out', subject: session.publicId, address });
    const cookies = hallCookies(this.config.webOrigin);
    clearCookie(response, cookies, cookies.session);
    // Whatever the browser kept in spite of every no-store goes with the session.
    response.setHeader('Clear-Site-Data', '"cache"');
  }

  /** Not replayed under a key: the second call finds the password changed and says so. */
  @IdempotentByItself()
  @Answers(422, 429)
  @Post('password')
  @HttpCode(204)
  @ApiNoContentResponse()
  async password(
    @CurrentSession() signedIn: SignedIn,
    @Body() body: PasswordBody,
    @Req() request: Request,
  ): Promise<void> {
    await this.passwords.change(signedIn, body, circumstancesOf(request).address);
  }

  @Get('sessions')
  @ApiOkResponse({ type: SessionsView })
  async list(@CurrentSession() { actor, session }: SignedIn): Promise<SessionsView> {
    const open = await this.sessions.list(actor);
    const items = open.map(({ publicId, address, userAgent, createdAt, lastSeenAt }) => ({
      publicId,
      current: publicId === session.publicId,
      address,
      userAgent,
      createdAt: createdAt.toISOString(),
      lastSeenAt: lastSeenAt.toISOString(),
    }));
    return { items };
  }

  @Delete('sessions/:publicId')
  @HttpCode(204)
  @ApiNoContentResponse()
  async endOne(
    @CurrentSession() { actor }: SignedIn,
    @Param('publicId', SessionId) publicId: string,
    @Req() request: Request,
  ): Promise<void> {
    if (!(await this.sessions.endOne(actor, publicId))) throw new Problem(404, 'SESSION_NOT_FOUND');
    const { address } = circumstancesOf(request);
    await this.audit.write({ owner: actor, act: 'session-ended', subject: publicId, address });
  }

  @Delete('sessions')
  @HttpCode(204)
  @ApiNoContentResponse()
  async endOthers(
    @CurrentSession() { actor, session }: SignedIn,
    @Req() request: Request,
  ): Promise<void> {
    await this.sessions.endOthers(actor, session.publicId);
    const { address } = circumstancesOf(request);
    await this.audit.write({
      owner: actor,
      act: 'other-sessions-ended',
      subject: session.publicId,
      address,
    });
  }
}
