import type { Request } from 'express';
import { Problem } from '#apps/api/problems/problem';

const UNSAFE = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);
const LOOPBACK = ['localhost', '127.0.0.1'];

export function isUnsafe(request: Request): boolean {
  return UNSAFE.has(request.method);
}

/** The hall's own origin; on a developer's machine under either of its names. */
export function originsOf(webOrigin: string): readonly string[] {
  const { protocol, hostname, port } = new URL(webOrigin);
  if (!LOOPBACK.includes(hostname)) return [webOrigin];
  return LOOPBACK.map(
    (name) => new URL(`${protocol}//${name}${port === '' ? '' : `:${port}`}`).origin,
  );
}

/** Browsers name the page's origin on every unsafe request; programs without one are held by token and key alone. */
export function requireOwnOrigin(request: Request, webOrigin: string): void {
  const given = request.headers.origin;
  if (given !== undefined && !originsOf(webOrigin).includes(given))
    throw new Problem(403, 'ORIGIN_REFUSED');
}

/** The origin a key is to sign: the page's, else the configured one. */
export function originOf(request: Request, webOrigin: string): string {
  return request.headers.origin ?? webOrigin;
}
