import { HttpException } from '@nestjs/common';
import { QueueFull } from '#libs/documents/slots';
import { ScannerAway } from '#libs/documents/virus-scanner';
import { RuleViolation } from '#libs/fund/rule-violation';
import { isWorldFailing } from '#libs/persistence/database/transaction';
import { Problem } from '#apps/api/problems/problem';

/** What the platform itself refuses, by HTTP status; the framework's own words never reach the caller. */
const CODES: Readonly<Record<number, string>> = {
  400: 'MALFORMED_REQUEST',
  401: 'SIGNED_OUT',
  403: 'NOT_ALLOWED',
  404: 'NOT_FOUND',
  406: 'NOT_ACCEPTABLE',
  408: 'BODY_TOO_SLOW',
  413: 'BODY_TOO_LARGE',
  415: 'CONTENT_TYPE_REFUSED',
  429: 'TOO_MANY_REQUESTS',
  503: 'UNAVAILABLE',
};

/** How soon it is worth trying again: a restart takes seconds, a queue moves on by files. */
const AGAIN_IN_SECONDS = 5;
const QUEUE_AGAIN_IN_SECONDS = 15;
/** gRPC's DEADLINE_EXCEEDED and UNAVAILABLE. */
const ENGINE_AWAY: readonly unknown[] = [4, 14];

/** Every thrown value as a problem; undefined for what nobody foresaw (the caller gets a 500 without inner words). */
export function problemOf(thrown: unknown): Problem | undefined {
  if (thrown instanceof Problem) return thrown;
  if (thrown instanceof RuleViolation) return problemOfRule(thrown);
  if (thrown instanceof QueueFull)
    return new Problem(503, 'QUEUE_LONG', { seconds: QUEUE_AGAIN_IN_SECONDS });
  if (thrown instanceof ScannerAway)
    return new Problem(503, 'SCANNER_AWAY', { seconds: AGAIN_IN_SECONDS });
  if (isOutage(thrown)) return new Problem(503, 'UNAVAILABLE', { seconds: AGAIN_IN_SECONDS });
  if (isBrokenOff(thrown)) return new Problem(400, 'BODY_BROKEN_OFF');
  const status = statusOf(thrown);
  if (status === undefined || status >= 500) return undefined;
  return new Problem(status, CODES[status] ?? 'MALFORMED_REQUEST');
}

/** Beside the field it speaks of, where it speaks of one. */
function problemOfRule({ code, details, column }: RuleViolation): Problem {
  const errors = column === undefined ? [] : [{ field: column, code, details }];
  return new Problem(422, code, details, { errors });
}

/** Something the hall needs is away: the database, the file storage, the engine. Nothing is wrong with the request. */
export function isOutage(thrown: unknown): boolean {
  if (typeof thrown !== 'object' || thrown === null) return false;
  if ('$fault' in thrown && thrown.$fault === 'server') return true;
  const code = 'code' in thrown ? thrown.code : undefined;
  return ENGINE_AWAY.includes(code) || (code !== 'ENOENT' && isWorldFailing(thrown));
}

/** Of the body parser: its sender has gone. */
function isBrokenOff(thrown: unknown): boolean {
  return thrown instanceof Error && 'type' in thrown && thrown.type === 'request.aborted';
}

/** Nest's exceptions and the body parser's (`statusCode` with `expose`). */
function statusOf(thrown: unknown): number | undefined {
  if (thrown instanceof HttpException) return thrown.getStatus();
  if (!(thrown instanceof Error) || !('statusCode' in thrown)) return undefined;
  return typeof thrown.statusCode === 'number' ? thrown.statusCode : undefined;
}
