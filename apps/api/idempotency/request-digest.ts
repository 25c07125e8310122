import { createHash } from 'node:crypto';
import type { Request } from 'express';
import { isJson } from '#apps/api/bodies/json-body';
import { announcedDigest } from '#apps/api/idempotency/content-digest';

/** Headers that are part of what a raw upload says; its bytes stream past, and are known by their announced digest. */
const RAW_HEADERS = ['content-type', 'content-length', 'x-file-name'] as const;

/** What 'the same request' means: method, address, version it was based on, and the body. */
export function requestDigest(request: Request): string {
  const said = isRaw(request)
    ? [announcedDigest(request), ...RAW_HEADERS.map((name) => request.headers[name] ?? '')]
    : canonical(request.body);
  const parts = [request.method, request.originalUrl, request.headers['if-match'] ?? '', said];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** The body parser leaves everything but JSON alone. A length of nought is no body. */
function isRaw(request: Request): boolean {
  const hasBody = request.is('*/*') !== null && request.headers['content-length'] !== '0';
  return hasBody && !isJson(request);
}

/** The order of a body's keys says nothing. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value ?? null;
  const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return entries.map(([key, inner]) => [key, canonical(inner)]);
}
