import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';

const ACCEPTED = /^[A-Za-z0-9-]{8,40}$/;

const current = new AsyncLocalStorage<string>();

/** The id that ties browser, log, command and workflow together; 'none' outside a request. */
export function correlationId(): string {
  return current.getStore() ?? 'none';
}

/** Accepts the caller's X-Correlation-Id when it is harmless in a log, else makes one; always answers it. */
export function withCorrelationId(request: Request, response: Response, next: NextFunction): void {
  const given = request.headers['x-correlation-id'];
  const id = typeof given === 'string' && ACCEPTED.test(given) ? given : randomUUID();
  response.setHeader('X-Correlation-Id', id);
  current.run(id, next);
}
