import { Body, Controller, HttpCode, Post, Req, Res, UseGuards } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Config } from '#config/config';
import { newToken } from '#libs/access/session-token';
import { IdempotentByItself, Public } from '#apps/api/auth/actor';
import {
  ChallengeView,
  MeView,
  OperatorSignInBody,
  StaffSignInBody,
} from '#apps/api/auth/auth.dto';
import { circumstancesOf } from '#apps/api/auth/circumstances';
import { clearCookie, hallCookies, readCookie, setCookie } from '#apps/api/auth/cookies';
import { MeReader } from '#apps/api/auth/me';
import { originOf } from '#apps/api/auth/request-origin';
import type { BegunSession } from '#apps/api/auth/sessions';
import { SessionReader } from '#apps/api/auth/session-reader';
import { SignIn } from '#apps/api/auth/sign-in';
import { UKeys } from '#apps/api/auth/ukeys';
import { limitedTo } from '#apps/api/rate-limit/rate-limit.guard';
import { Answers } from '#apps/api/problems/answers';

/** A whole office signs in behind one address in the morning. */
const CHALLENGES_PER_MINUTE = 120;
const BINDING = /^[A-Za-z0-9_-]{43}$/;

/** The two ways in. No Idempotency-Key here: a challenge serves once, and so does a code. */
@ApiTags('auth')
@Public()
@Controller('auth')
export class SignInController {
  private readonly cookies;

  constructor(
    private readonly config: Config,
    private readonly keys: UKeys,
    private readonly signIn: SignIn,
    private readonly reader: SessionReader,
    private readonly me: MeReader,
  ) {
    this.cookies = hallCookies(config.webOrigin);
  }

  /** A nonce for the key to sign, bound to this browser by a cookie and to the page's origin. */
  @IdempotentByItself()
  @UseGuards(limitedTo(CHALLENGES_PER_MINUTE))
  @Answers(429)
  @Post('challenge')
  @HttpCode(200)
  @ApiOkResponse({ type: ChallengeView })
  async challenge(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ChallengeView> {
    const bindingId = this.bindingOf(request) ?? newToken();
    setCookie(response, this.cookies, this.cookies.signIn, bindingId);
    return this.keys.challenge(bindingId, originOf(request, this.config.webOrigin));
  }

  @IdempotentByItself()
  @Answers(401, 422, 429)
  @Post('operator/sign-in')
  @HttpCode(200)
  @ApiOkResponse({ type: MeView })
  async operator(
    @Body() body: OperatorSignInBody,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<MeView> {
    const bindingId = this.bindingOf(request) ?? '';
    const answered = {
      nonce: body.nonce,
      bindingId,
      origin: originOf(request, this.config.webOrigin),
    };
    const begun = await this.signIn.operator(body, answered, circumstancesOf(request));
    clearCookie(response, this.cookies, this.cookies.signIn);
    return this.welcome(begun, request, response);
  }

  @IdempotentByItself()
  @Answers(401, 422, 429)
  @Post('staff/sign-in')
  @HttpCode(200)
  @ApiOkResponse({ type: MeView })
  async staff(
    @Body() body: StaffSignInBody,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<MeView> {
    const begun = await this.signIn.staff(body, circumstancesOf(request));
    return this.welcome(begun, request, response);
  }

  /** A new token at each sign-in; the one the browser had before ends. */
  private async welcome(
    begun: BegunSession,
    request: Request,
    response: Response,
  ): Promise<MeView> {
    const before = readCookie(request, this.cookies.session);
    if (before !== undefined) await this.reader.end(before);
    setCookie(response, this.cookies, this.cookies.session, begun.token);
    return this.me.of(await this.reader.require(begun.token));
  }

  private bindingOf(request: Request): string | undefined {
    const value = readCookie(request, this.cookies.signIn);
    return value !== undefined && BINDING.test(value) ? value : undefined;
  }
}
