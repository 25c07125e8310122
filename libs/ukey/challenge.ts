import { RuleViolation } from '#libs/fund/rule-violation';

export const CHALLENGE_SECONDS = 60;

export interface Challenge {
  readonly sessionBinding: string;
  readonly origin: string;
  readonly expiresAt: Date;
}

export interface ChallengeAnswer {
  readonly sessionBinding: string;
  readonly origin: string;
}

export function challengeExpiry(issuedAt: Date): Date {
  return new Date(issuedAt.getTime() + CHALLENGE_SECONDS * 1000);
}

/**
 * Within 60 seconds (the last millisecond included), in the browser and on the origin it was given to. null stands for
 * a challenge that was never given or has been used: each serves once.
 */
export function requireAnswerable(
  challenge: Challenge | null,
  answer: ChallengeAnswer,
  at: Date,
): void {
  if (challenge === null) throw new RuleViolation('UKEY_CHALLENGE_USED');
  if (at.getTime() > challenge.expiresAt.getTime())
    throw new RuleViolation('UKEY_CHALLENGE_EXPIRED');
  if (challenge.sessionBinding !== answer.sessionBinding)
    throw new RuleViolation('UKEY_OTHER_BROWSER');
  if (challenge.origin !== answer.origin) throw new RuleViolation('UKEY_OTHER_ORIGIN');
}
