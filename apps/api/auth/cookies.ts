import { parse } from 'cookie';
import type { CookieOptions, Request, Response } from 'express';

/** Over TLS the browser itself guards the name: __Host- means this host only, whole path, Secure. */
export interface HallCookies {
  readonly session: string;
  readonly signIn: string;
  readonly secure: boolean;
}

export function hallCookies(webOrigin: string): HallCookies {
  const secure = webOrigin.startsWith('https://');
  const prefix = secure ? '__Host-' : '';
  return { session: `${prefix}hall_session`, signIn: `${prefix}hall_sign_in`, secure };
}

export function readCookie(request: Request, name: string): string | undefined {
  return parse(request.headers.cookie ?? '')[name];
}

/** Without an age: it goes when the browser is closed. */
export function setCookie(
  response: Response,
  cookies: HallCookies,
  name: string,
  value: string,
): void {
  response.cookie(name, value, options(cookies));
}

export function clearCookie(response: Response, cookies: HallCookies, name: string): void {
  response.clearCookie(name, options(cookies));
}

function options({ secure }: HallCookies): CookieOptions {
  return { httpOnly: true, sameSite: 'strict', path: '/', secure };
}
