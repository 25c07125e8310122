import {
  Injectable,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Response } from 'express';
import { lastValueFrom, of, type Observable } from 'rxjs';
import { writingUnderKey } from '#libs/persistence/database/transaction';
import {
  IDEMPOTENT_BY_ITSELF,
  KEYED_BY_LINK,
  PUBLIC,
  type ActorRequest,
} from '#apps/api/auth/actor';
import { isUnsafe } from '#apps/api/auth/request-origin';
import { keyOfActor, keyOfPhone } from '#apps/api/idempotency/key-of-actor';
import { IdempotentRequests } from '#apps/api/idempotency/idempotent-requests';
import type { Answer } from '#apps/api/idempotency/sealed-answer';
import { requestDigest } from '#apps/api/idempotency/request-digest';
import { phoneCredentials } from '#apps/api/phone/phone-credentials';
import { Problem } from '#apps/api/problems/problem';

const KEY = /^[A-Za-z0-9_-]{8,64}$/;

/** Headers that belong to an answer and are repeated with it. */
const KEPT_HEADERS = ['etag', 'location'] as const;

/** Every write by a signed-in person, or by a phone, serves its key once; the same request again gets the same answer. */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly requests: IdempotentRequests,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<ActorRequest>();
    const isPhone = this.says(context, KEYED_BY_LINK);
    if (!isUnsafe(request) || (this.isExempt(context) && !isPhone)) return next.handle();
    const response = context.switchToHttp().getResponse<Response>();
    const keyHash = isPhone ? keyOfLink(request) : keyHashOf(request);
    const kept = await this.requests.claim(keyHash, requestDigest(request));
    if (kept !== null) return of(replay(kept, response));
    return of(await this.doOnce(keyHash, next, response));
  }

  private isExempt(context: ExecutionContext): boolean {
    return this.says(context, IDEMPOTENT_BY_ITSELF) || this.says(context, PUBLIC);
  }

  private says(context: ExecutionContext, name: string): boolean {
    const targets = [context.getHandler(), context.getClass()];
    return this.reflector.getAllAndOverride<boolean | undefined>(name, targets) === true;
  }

  private async doOnce(keyHash: string, next: CallHandler, response: Response): Promise<unknown> {
    const body = await this.handled(keyHash, next);
    // From here on the work is done: the key must not be given back, whatever becomes of its answer.
    await this.requests.keep(keyHash, {
      status: response.statusCode,
      headers: keptHeaders(response),
      body,
    });
    return body;
  }

  private async handled(keyHash: string, next: CallHandler): Promise<unknown> {
    try {
      return await writingUnderKey(keyHash, () =>
        lastValueFrom<unknown, undefined>(next.handle(), { defaultValue: undefined }),
      );
    } catch (error) {
      await this.requests.release(keyHash);
      throw error;
    }
  }
}

function keyOf({ headers }: ActorRequest): string {
  const key = headers['idempotency-key'];
  if (typeof key !== 'string' || !KEY.test(key)) throw new Problem(400, 'IDEMPOTENCY_KEY_REQUIRED');
  return key;
}

function keyOfLink(request: ActorRequest): string {
  const [token, secret] = phoneCredentials(request);
  return keyOfPhone(token ?? '', secret ?? '', keyOf(request));
}

function keyHashOf(request: ActorRequest): string {
  const key = keyOf(request);
  if (request.actor === undefined)
    throw new Error('a write without @Public was reached without an actor');
  return keyOfActor(request.actor, key);
}

function keptHeaders(response: Response): Record<string, string> {
  const given = KEPT_HEADERS.map((name) => [name, response.getHeader(name)] as const);
  return Object.fromEntries(
    given.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
}

function replay(answer: Answer, response: Response): unknown {
  response.status(answer.status);
  for (const [name, value] of Object.entries(answer.headers)) response.setHeader(name, value);
  response.setHeader('Idempotency-Replayed', 'true');
  return answer.body;
}
