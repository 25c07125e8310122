/** How many tries pass before sign-in waits, and how long at most: by account, and looser by address (offices share one). */
export interface LockOutPolicy {
  readonly freeFailures: number;
  readonly delaySecondsMax: number;
}

export const ACCOUNT_LOCK_OUT: LockOutPolicy = { freeFailures: 4, delaySecondsMax: 3600 };
export const ADDRESS_LOCK_OUT: LockOutPolicy = { freeFailures: 50, delaySecondsMax: 900 };

const FIRST_DELAY_SECONDS = 15;

/** Failures older than this no longer count. */
export const FORGET_AFTER_HOURS = 24;

/** 0 for the free failures, then 15 s, doubled by each further one up to the limit. */
export function lockOutSeconds(failures: number, policy: LockOutPolicy): number {
  const beyond = failures - policy.freeFailures;
  if (beyond <= 0) return 0;
  return Math.min(FIRST_DELAY_SECONDS * 2 ** Math.min(beyond - 1, 20), policy.delaySecondsMax);
}
