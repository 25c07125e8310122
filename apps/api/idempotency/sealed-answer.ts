import type { KeptAnswer } from '#libs/persistence/access/idempotency-store';
import { open, seal } from '#libs/persistence/database/sealed-secret';

/** An answer given, to be given again. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** What an answer shows to its caller (names, the address of a phone's code) is not read by who reads the database. */
export function sealedAnswer(sealingSecret: string, { body, ...seen }: Answer): KeptAnswer {
  return { ...seen, sealed: seal(sealingSecret, JSON.stringify([body])) };
}

/** Null when it was sealed under a secret of before: the work is done, its answer is lost. */
export function openedAnswer(
  sealingSecret: string,
  { sealed, status, headers, body: unsealed }: KeptAnswer,
): Answer | null {
  // Kept before answers were sealed: for a day at most.
  if (sealed === undefined) return { status, headers, body: unsealed };
  try {
    const [body] = JSON.parse(open(sealingSecret, sealed)) as [unknown];
    return { status, headers, body: body ?? undefined };
  } catch {
    return null;
  }
}
