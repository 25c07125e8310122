import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import type { ActorRequest } from '#apps/api/auth/actor';
import { keyOfActor } from '#apps/api/idempotency/key-of-actor';
import { Problem } from '#apps/api/problems/problem';

const REQUEST_ID = /^[A-Za-z0-9_-]{8,64}$/;

/** The Idempotency-Key of a command, scoped to who gives it: its row's key and the engine's updateId. */
export const RequestId = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const given = header(context, 'idempotency-key');
  if (given === undefined || !REQUEST_ID.test(given)) throw new Problem(400, 'REQUEST_ID_REQUIRED');
  const { actor } = context.switchToHttp().getRequest<ActorRequest>();
  if (actor === undefined) throw new Error('a command was reached without an actor');
  return keyOfActor(actor, given);
});

/** If-Match: "7" → 7, the version of the draft the page shows. */
export const DraftVersion = createParamDecorator((_: unknown, context: ExecutionContext) =>
  draftVersionOf(context),
);

export function draftVersionOf(context: ExecutionContext): number {
  const match = /^(?:W\/)?"?(\d{1,10})"?$/.exec(header(context, 'if-match') ?? '');
  if (match === null) throw new Problem(428, 'IF_MATCH_REQUIRED');
  return Number(match[1]);
}

function header(context: ExecutionContext, name: string): string | undefined {
  const value = context.switchToHttp().getRequest<Request>().headers[name];
  return typeof value === 'string' ? value : undefined;
}
