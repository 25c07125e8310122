import type { Request } from 'express';
import { readablePartOf } from '#libs/values/free-text';

/** From where a request comes, as sessions and audit record it. */
export interface Circumstances {
  readonly address: string;
  readonly userAgent: string;
}

export function circumstancesOf(request: Request): Circumstances {
  return {
    address: (request.ip ?? '').slice(0, 64),
    userAgent: readablePartOf(request.headers['user-agent'] ?? '').slice(0, 200),
  };
}
