import type { Request } from 'express';
import { Problem } from '#apps/api/problems/problem';

const FORM = /^sha-256=:([A-Za-z0-9+/]{43}=):$/;

/**
 * SHA-256 of a raw body as its sender announces it (RFC 9530). It is part of what 'the same request' means, so that the
 * key of one file never gets the answer of another; the reader of the body holds the sender to it.
 * @throws Problem 400
 */
export function announcedDigest(request: Request): string {
  const given = request.headers['content-digest'];
  const digest = typeof given === 'string' ? FORM.exec(given)?.[1] : undefined;
  if (digest === undefined) throw new Problem(400, 'CONTENT_DIGEST_REQUIRED');
  return digest;
}

/** @throws Problem 400 when the bytes read are not those that were announced */
export function requireAnnounced(request: Request, readBase64: string): void {
  if (readBase64 !== announcedDigest(request)) throw new Problem(400, 'CONTENT_DIGEST_WRONG');
}
