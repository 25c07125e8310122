import type { Request } from 'express';

/** What a phone is known by: the token of the QR code and its own secret. */
export function phoneCredentials({ headers }: Request): (string | undefined)[] {
  return ['x-scan-token', 'x-phone-secret'].map((name) => {
    const value = headers[name];
    return typeof value === 'string' ? value : undefined;
  });
}
