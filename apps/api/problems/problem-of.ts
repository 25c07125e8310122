import { HttpException } from '@nestjs/common';
import { RuleViolation } from '#libs/fund/rule-violation';
import { Problem } from '#apps/api/problems/problem';

/** What the platform itself refuses, by HTTP status; the framework's own words never reach the caller. */
const CODES: Readonly<Record<number, string>> = {
  400: 'MALFORMED_REQUEST',
  401: 'SIGNED_OUT',
  403: 'NOT_ALLOWED',
  404: 'NOT_FOUND',
  405: 'NOT_FOUND',
  406: 'NOT_ACCEPTABLE',
  413: 'BODY_TOO_LARGE',
  415: 'CONTENT_TYPE_REFUSED',
  429: 'TOO_MANY_REQUESTS',
  503: 'UNAVAILABLE',
};

/** Every thrown value as a problem; undefined for what nobody foresaw (the caller gets a 500 without inner words). */
export function problemOf(thrown: unknown): Problem | undefined {
  if (thrown instanceof Problem) return thrown;
  if (thrown instanceof RuleViolation) return new Problem(422, thrown.code, thrown.details);
  const status = statusOf(thrown);
  if (status === undefined || status >= 500) return undefined;
  return new Problem(status, CODES[status] ?? 'MALFORMED_REQUEST');
}

/** Nest's exceptions and the body parser's (`statusCode` with `expose`). */
function statusOf(thrown: unknown): number | undefined {
  if (thrown instanceof HttpException) return thrown.getStatus();
  if (!(thrown instanceof Error) || !('statusCode' in thrown)) return undefined;
  return typeof thrown.statusCode === 'number' ? thrown.statusCode : undefined;
}
