import { randomUUID } from 'node:crypto';
import {
  NOTIFICATION_HEADERS,
  NOTIFICATION_TYPE,
  notificationSignature,
} from '#libs/bank/notification-signature';

/** Longer than a bank needs to say that it has something. */
const ANSWER_LIMIT_MS = 10_000;

/** Content as hall and bank send it to each other: signed by what only they know, under a new number each time. */
export function signedMessage(
  secret: string,
  content: object,
  now: Date,
): { readonly body: string; readonly headers: Record<string, string> } {
  const body = JSON.stringify(content);
  const parts = {
    timestamp: String(Math.floor(now.getTime() / 1_000)),
    nonce: randomUUID(),
    body: Buffer.from(body),
  };
  return {
    body,
    headers: {
      'content-type': NOTIFICATION_TYPE,
      [NOTIFICATION_HEADERS.timestamp]: parts.timestamp,
      [NOTIFICATION_HEADERS.nonce]: parts.nonce,
      [NOTIFICATION_HEADERS.signature]: notificationSignature(secret, parts),
    },
  };
}

/** Sends it, and waits for the answer no longer than a program may. */
export function sendSigned(
  url: string,
  secret: string,
  content: object,
  now: Date,
): Promise<Response> {
  return fetch(url, {
    ...signedMessage(secret, content, now),
    method: 'POST',
    signal: AbortSignal.timeout(ANSWER_LIMIT_MS),
  });
}
