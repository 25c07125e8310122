import { createHmac } from 'node:crypto';
import { sameText } from '#libs/access/session-token';

/** How a notification of the bank is signed: who has the secret says when, under which number and what. */
export interface SignedParts {
  /** Seconds since 1970. */
  readonly timestamp: string;
  readonly nonce: string;
  /** The body as it came, byte for byte. */
  readonly body: Buffer;
}

export const NOTIFICATION_HEADERS = {
  timestamp: 'x-bank-timestamp',
  nonce: 'x-bank-nonce',
  signature: 'x-bank-signature',
} as const;

/** A type of its own: the body is read as bytes, and its signature judged before its content. */
export const NOTIFICATION_TYPE = 'application/vnd.bank-receipt+json';

/** HMAC-SHA256 in hex over time, number and body. */
export function notificationSignature(
  secret: string,
  { timestamp, nonce, body }: SignedParts,
): string {
  return createHmac('sha256', secret).update(`${timestamp}.${nonce}.`).update(body).digest('hex');
}

/** In a time that tells nothing of where the difference is. */
export function isSignedBy(secret: string, parts: SignedParts, given: string): boolean {
  return sameText(notificationSignature(secret, parts), given);
}
